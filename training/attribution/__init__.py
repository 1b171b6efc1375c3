"""The attribution model: who said what, learned from PolNeAR.

`train`, `export`, `calibrate` and `evaluate` are one command each:
`python -m training.attribution.train -h`.
"""
