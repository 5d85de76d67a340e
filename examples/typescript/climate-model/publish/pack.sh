#!/bin/bash
# Makes a parcel of the results: pack.sh RESULTS SCENARIO PARCEL. The summary has to be there, and what is in the parcel is listed with its checksum.
set -euo pipefail
results=$1/$2 parcel=$3

[ -f "$results/summary.csv" ] || { echo "there is no summary in $results; run the job Summary first" >&2; exit 1; }
cp "$results"/summary.* "$results"/member-*.json "$parcel"
cd "$parcel"
sha256sum -- * > SHA256SUMS
echo "packed $(wc -l < SHA256SUMS) files"
