#!/bin/sh
# Imports this folder into a database that is empty or not there, neo4j unless named:   sh import.sh NAME
# In place of all that a database holds, while it is stopped:   sh import.sh NAME --overwrite-destination
# One that was not there is then to be made:   CREATE DATABASE NAME
set -eu
cd "$(dirname "$0")"
name="${1:-neo4j}"
[ $# -eq 0 ] || shift
neo4j-admin database import full "$name" "$@" \
  --array-delimiter=U+001F --multiline-fields=true --id-type=string \
  --nodes=nodes/Article.csv \
  --nodes=nodes/Provider.csv \
  --nodes=nodes/Topic.csv \
  --nodes=nodes/Image.csv \
  --relationships=relationships/Article-ABOUT-Topic.csv \
  --relationships=relationships/Article-HAS_IMAGE-Image.csv \
  --relationships=relationships/Article-PUBLISHER-Provider.csv \
  --relationships=relationships/Article-RELATED_TO-Article.csv
