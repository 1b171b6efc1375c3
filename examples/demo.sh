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

echo
echo "5. The events behind the headlines, and on how many words each rests."
echo "   \$ whoseword events"
whoseword events

echo
echo "6. A brief with a picture, every sentence cited."
echo "   \$ whoseword brief --output brief.html"
folder="$(dirname "$ledger")"
whoseword brief --output "$folder/brief.html"
whoseword brief --output "$folder/brief.md"
for view in events timeline sources flows map; do
    whoseword draw "$view" --output "$folder/$view.svg"
    whoseword draw "$view" --output "$folder/$view.png"
done

cat <<TEXT

The ledger is $ledger. Try next:

   export PATH="$PWD/.venv/bin:\$PATH" WHOSEWORD_LEDGER=$ledger
   whoseword claims --root "Kim Jong Un"         claims that rest on one man's word
   whoseword claims --type transfer              who hands what to whom
   whoseword read your-article.txt               an article of your own
   whoseword pack lookup Hwasong-18              what the pack knows of a name
   whoseword export csv --output claims.csv      rows for your spreadsheet
   whoseword serve                               the workbench, in your browser
   $folder/brief.html and the pictures beside it are yours to keep.
TEXT

# In a terminal the demo ends in the workbench; in a pipe, or a test, it has said where all is.
if [ -t 0 ] && [ -t 1 ]; then
    echo
    echo "7. The workbench on these examples."
    echo "   \$ whoseword serve"
    exec whoseword serve --port 0
fi
