"""Weighing: which documents repeat one text, and on how many independent words a claim rests."""

from __future__ import annotations
