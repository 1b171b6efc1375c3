"""The attribution model at run time: word pieces in, attributions out."""
