#!/bin/sh
# Imports this folder into a database that is empty or not there, neo4j unless named: sh import.sh NAME
set -eu
cd "$(dirname "$0")"
neo4j-admin database import full \
  --array-delimiter=U+001F --multiline-fields=true --id-type=string \
  --nodes=nodes/Article.csv \
  --nodes=nodes/Provider.csv \
  --nodes=nodes/Topic.csv \
  --nodes=nodes/Image.csv \
  --relationships=relationships/Article-ABOUT-Topic.csv \
  --relationships=relationships/Article-HAS_IMAGE-Image.csv \
  --relationships=relationships/Article-PUBLISHER-Provider.csv \
  --relationships=relationships/Article-RELATED_TO-Article.csv \
  "${1:-neo4j}"
