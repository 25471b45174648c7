#!/bin/sh
# Loads this folder into a running FalkorDB, into the graph news unless named. Running it again changes nothing.
#   sh load-falkordb.sh NAME -h HOST -p PORT      (after the name: options of redis-cli, which must be 7 or later)
# 1. The server's IMPORT_FOLDER has to be this folder or a copy of it.
# 2. Where there is a password, put it into the environment as REDISCLI_AUTH.
# Floats are made of their digits: FalkorDB's toFloat would round them to single precision.
set -eu
graph="${1:-news}"
[ $# -eq 0 ] || shift

# A statement from the standard input. A | in it stands for U+001F, which is between the values of a list.
ask() {
  tr '|' '\037' | redis-cli -e "$@" -x GRAPH.QUERY "$graph"
}

# What is there already stays.
ensure() {
  said=$(redis-cli -e "$@" 2>&1) || case "$said" in
    *already*) ;;
    *) echo "$said" >&2 && exit 1 ;;
  esac
}

ensure "$@" GRAPH.QUERY "$graph" "CREATE INDEX FOR (n:Article) ON (n.id)"
ensure "$@" GRAPH.CONSTRAINT CREATE "$graph" UNIQUE NODE Article PROPERTIES 1 id
ensure "$@" GRAPH.QUERY "$graph" "CREATE INDEX FOR (n:Provider) ON (n.id)"
ensure "$@" GRAPH.CONSTRAINT CREATE "$graph" UNIQUE NODE Provider PROPERTIES 1 id
ensure "$@" GRAPH.QUERY "$graph" "CREATE INDEX FOR (n:Topic) ON (n.id)"
ensure "$@" GRAPH.CONSTRAINT CREATE "$graph" UNIQUE NODE Topic PROPERTIES 1 id
ensure "$@" GRAPH.QUERY "$graph" "CREATE INDEX FOR (n:Image) ON (n.id)"
ensure "$@" GRAPH.CONSTRAINT CREATE "$graph" UNIQUE NODE Image PROPERTIES 1 id

ask "$@" >/dev/null <<'END'
LOAD CSV WITH HEADERS FROM 'file://nodes/Article.csv' AS row
MERGE (n:Article {id: row.`id:ID`})
SET n = {
  id: row.`id:ID`,
  type: row.`type:string`,
  headline: row.`headline:string`,
  abstract: row.`abstract:string`,
  date_published: row.`date_published:datetime`,
  section: row.`section:string`,
  url: split(row.`url:string[]`, '|'),
  quality: toInteger(row.`quality:long`),
  heat: toInteger(row.`heat:long`),
  published: toBoolean(row.`published:boolean`),
  alias: split(row.`alias:string[]`, '|'),
  author: split(row.`author:string[]`, '|'),
  date_modified: row.`date_modified:datetime`,
  price: row.`price:string`,
  free: toBoolean(row.`free:boolean`),
  level: split(row.`level:string[]`, '|'),
  rating_value: toInteger(replace(split(row.`rating_value:double`, 'e')[0], '.', '')) / 10.0 ^ (coalesce(size(split(split(row.`rating_value:double`, 'e')[0], '.')[1]), 0) - toInteger(coalesce(split(row.`rating_value:double`, 'e')[1], '0'))),
  rating_count: toInteger(row.`rating_count:long`),
  duration: row.`duration:string`,
  membership: toInteger(replace(split(row.`membership:double`, 'e')[0], '.', '')) / 10.0 ^ (coalesce(size(split(split(row.`membership:double`, 'e')[0], '.')[1]), 0) - toInteger(coalesce(split(row.`membership:double`, 'e')[1], '0'))),
  language: row.`language:string`
}
END

ask "$@" >/dev/null <<'END'
LOAD CSV WITH HEADERS FROM 'file://nodes/Provider.csv' AS row
MERGE (n:Provider {id: row.`id:ID`})
SET n = {
  id: row.`id:ID`,
  name: row.`name:string`,
  alternate_name: split(row.`alternate_name:string[]`, '|'),
  domain: row.`domain:string`,
  description: row.`description:string`
}
END

ask "$@" >/dev/null <<'END'
LOAD CSV WITH HEADERS FROM 'file://nodes/Topic.csv' AS row
MERGE (n:Topic {id: row.`id:ID`})
SET n = {
  id: row.`id:ID`,
  name: row.`name:string`,
  alternate_name: split(row.`alternate_name:string[]`, '|'),
  keyword: split(row.`keyword:string[]`, '|'),
  definition: row.`definition:string`
}
END

ask "$@" >/dev/null <<'END'
LOAD CSV WITH HEADERS FROM 'file://nodes/Image.csv' AS row
MERGE (n:Image {id: row.`id:ID`})
SET n = {
  id: row.`id:ID`,
  url: split(row.`url:string[]`, '|'),
  width: toInteger(row.`width:long`),
  height: toInteger(row.`height:long`),
  caption: row.`caption:string`
}
END

ask "$@" >/dev/null <<'END'
LOAD CSV WITH HEADERS FROM 'file://nodes/Article.csv' AS row WITH row WHERE row.`:LABEL` = 'Article|NewsArticle'
MATCH (n:Article {id: row.`id:ID`}) SET n:NewsArticle
END

ask "$@" >/dev/null <<'END'
LOAD CSV WITH HEADERS FROM 'file://nodes/Provider.csv' AS row WITH row WHERE row.`:LABEL` = 'Provider|NewsMediaOrganization'
MATCH (n:Provider {id: row.`id:ID`}) SET n:NewsMediaOrganization
END

ask "$@" >/dev/null <<'END'
LOAD CSV WITH HEADERS FROM 'file://nodes/Topic.csv' AS row WITH row WHERE row.`:LABEL` = 'Topic|Concept'
MATCH (n:Topic {id: row.`id:ID`}) SET n:Concept
END

ask "$@" >/dev/null <<'END'
LOAD CSV WITH HEADERS FROM 'file://nodes/Image.csv' AS row WITH row WHERE row.`:LABEL` = 'Image|ImageObject'
MATCH (n:Image {id: row.`id:ID`}) SET n:ImageObject
END

ask "$@" >/dev/null <<'END'
LOAD CSV WITH HEADERS FROM 'file://relationships/Article-ABOUT-Topic.csv' AS row
MATCH (a:Article {id: row.`:START_ID`})
MATCH (b:Topic {id: row.`:END_ID`})
MERGE (a)-[r:ABOUT]->(b) SET r.id = row.id
END

ask "$@" >/dev/null <<'END'
LOAD CSV WITH HEADERS FROM 'file://relationships/Article-HAS_IMAGE-Image.csv' AS row
MATCH (a:Article {id: row.`:START_ID`})
MATCH (b:Image {id: row.`:END_ID`})
MERGE (a)-[r:HAS_IMAGE]->(b) SET r.id = row.id
END

ask "$@" >/dev/null <<'END'
LOAD CSV WITH HEADERS FROM 'file://relationships/Article-PUBLISHER-Provider.csv' AS row
MATCH (a:Article {id: row.`:START_ID`})
MATCH (b:Provider {id: row.`:END_ID`})
MERGE (a)-[r:PUBLISHER]->(b) SET r.id = row.id
END

ask "$@" >/dev/null <<'END'
LOAD CSV WITH HEADERS FROM 'file://relationships/Article-RELATED_TO-Article.csv' AS row
MATCH (a:Article {id: row.`:START_ID`})
MATCH (b:Article {id: row.`:END_ID`})
MERGE (a)-[r:RELATED_TO]->(b) SET r.id = row.id
END

ask "$@" <<'END'
MATCH (n) RETURN count(n) AS nodes
END
ask "$@" <<'END'
MATCH ()-[r]->() RETURN count(r) AS relationships
END
