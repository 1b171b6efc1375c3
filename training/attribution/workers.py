"""Training in several processes on one machine, each with its share of every batch.

On a CPU that has other work, processes of one thread each lose far less than one process whose
threads wait for one another within every product.
"""

from __future__ import annotations

import argparse
import socket
from collections.abc import Callable

import torch
import torch.distributed as dist
from torch import nn


def launch(job: Callable[[argparse.Namespace, int], None], args: argparse.Namespace) -> None:
    """Run the job in `args.workers` processes; rank 0 is the one that writes."""
    if args.workers < 2:
        job(args, 0)
        return
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    torch.multiprocessing.spawn(_enter, (job, args, port), nprocs=args.workers, join=True)


def _enter(
    rank: int, job: Callable[[argparse.Namespace, int], None], args: argparse.Namespace, port: int
) -> None:
    dist.init_process_group(
        "gloo", init_method=f"tcp://127.0.0.1:{port}", rank=rank, world_size=args.workers
    )
    job(args, rank)
    dist.destroy_process_group()


class Share:
    """The mean over the workers of a model's gradients, and of one number."""

    def __init__(self, model: nn.Module, workers: int) -> None:
        self.workers = workers
        self.trained = [p for p in model.parameters() if p.requires_grad]
        size = sum(p.numel() for p in self.trained)
        self.flat = torch.zeros(size + 1) if workers > 1 else torch.zeros(1)
        at = 0
        for p in self.trained if workers > 1 else []:
            p.grad = self.flat[at : at + p.numel()].view_as(p)
            at += p.numel()

    def clear(self) -> None:
        """Gradients of zero, in place: they lie in one vector."""
        if self.workers > 1:
            self.flat.zero_()
        else:
            for p in self.trained:
                p.grad = None

    def mean(self, number: float) -> float:
        """Share the gradients; the mean of the workers' numbers."""
        if self.workers < 2:
            return number
        self.flat[-1] = number
        dist.all_reduce(self.flat)
        self.flat /= self.workers
        return float(self.flat[-1])

    def wait(self) -> None:
        """Until every worker is here."""
        if self.workers > 1:
            dist.barrier()
