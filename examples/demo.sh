#!/bin/sh
# What `make demo` runs: the shipped examples from files to a ledger, a table and a timeline.
set -eu
cd "$(dirname "$0")/.."
ledger="$(mktemp -d)/demo.db"
export WHOSEWORD_LEDGER="$ledger"

echo
echo "1. One wire story, read: each claim with its words, and on whose word it stands."
echo "   \$ whoseword read examples/articles/wire-munitions-orders.txt"
whoseword read examples/articles/wire-munitions-orders.txt

echo
echo "2. All the examples, kept in a ledger."
echo "   \$ whoseword add examples/articles"
whoseword add examples/articles

echo
echo "3. What they claim, in the order of the events."
echo "   \$ whoseword timeline"
whoseword timeline

echo
echo "4. On whose word it all rests."
echo "   \$ whoseword sources"
whoseword sources

cat <<TEXT

The ledger is $ledger. Try next:

   export PATH="$PWD/.venv/bin:\$PATH" WHOSEWORD_LEDGER=$ledger
   whoseword claims --root "Kim Jong Un"         claims that rest on one man's word
   whoseword claims --type transfer              who hands what to whom
   whoseword read your-article.txt               an article of your own
   whoseword pack lookup Hwasong-18              what the pack knows of a name
   whoseword export csv --output claims.csv      rows for your spreadsheet
TEXT
