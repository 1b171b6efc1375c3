"""Tests of training. Those of learning itself need the extra `train` (see conftest.py)."""
