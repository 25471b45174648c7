// Loads the CSV files of this folder into a running database of Neo4j 5.26 or later. Running it again changes nothing.
// 1. Copy nodes/ and relationships/ into the server's import folder.
// 2. Set dbms.import.csv.legacy_quote_escaping=false on the server: a backslash in a text is a backslash.
// 3. cypher-shell -f load.cypher, or paste it into Neo4j Browser with :auto before each LOAD CSV.

CREATE CONSTRAINT article_id IF NOT EXISTS FOR (n:Article) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT provider_id IF NOT EXISTS FOR (n:Provider) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT topic_id IF NOT EXISTS FOR (n:Topic) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT image_id IF NOT EXISTS FOR (n:Image) REQUIRE n.id IS UNIQUE;
LOAD CSV WITH HEADERS FROM 'file:///nodes/Article.csv' AS row CALL (row) {
  MERGE (n:Article {id: row.`id:ID`})
  SET n:$(split(row.`:LABEL`, '\u001F'))
  SET n.type = row.`type:string`
  SET n.headline = row.`headline:string`
  SET n.abstract = row.`abstract:string`
  SET n.date_published = datetime(row.`date_published:datetime`)
  SET n.section = row.`section:string`
  SET n.url = split(row.`url:string[]`, '\u001F')
  SET n.quality = toInteger(row.`quality:long`)
  SET n.heat = toInteger(row.`heat:long`)
  SET n.published = toBoolean(row.`published:boolean`)
  SET n.alias = split(row.`alias:string[]`, '\u001F')
  SET n.author = split(row.`author:string[]`, '\u001F')
  SET n.date_modified = datetime(row.`date_modified:datetime`)
  SET n.price = row.`price:string`
  SET n.free = toBoolean(row.`free:boolean`)
  SET n.level = split(row.`level:string[]`, '\u001F')
  SET n.rating_value = toFloat(row.`rating_value:double`)
  SET n.rating_count = toInteger(row.`rating_count:long`)
  SET n.duration = row.`duration:string`
  SET n.membership = toFloat(row.`membership:double`)
  SET n.language = row.`language:string`
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV WITH HEADERS FROM 'file:///nodes/Provider.csv' AS row CALL (row) {
  MERGE (n:Provider {id: row.`id:ID`})
  SET n:$(split(row.`:LABEL`, '\u001F'))
  SET n.name = row.`name:string`
  SET n.alternate_name = split(row.`alternate_name:string[]`, '\u001F')
  SET n.domain = row.`domain:string`
  SET n.description = row.`description:string`
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV WITH HEADERS FROM 'file:///nodes/Topic.csv' AS row CALL (row) {
  MERGE (n:Topic {id: row.`id:ID`})
  SET n:$(split(row.`:LABEL`, '\u001F'))
  SET n.name = row.`name:string`
  SET n.alternate_name = split(row.`alternate_name:string[]`, '\u001F')
  SET n.keyword = split(row.`keyword:string[]`, '\u001F')
  SET n.definition = row.`definition:string`
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV WITH HEADERS FROM 'file:///nodes/Image.csv' AS row CALL (row) {
  MERGE (n:Image {id: row.`id:ID`})
  SET n:$(split(row.`:LABEL`, '\u001F'))
  SET n.url = split(row.`url:string[]`, '\u001F')
  SET n.width = toInteger(row.`width:long`)
  SET n.height = toInteger(row.`height:long`)
  SET n.caption = row.`caption:string`
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV WITH HEADERS FROM 'file:///relationships/Article-ABOUT-Topic.csv' AS row CALL (row) {
  MATCH (a:Article {id: row.`:START_ID`})
  MATCH (b:Topic {id: row.`:END_ID`})
  MERGE (a)-[r:ABOUT]->(b) SET r.id = row.id
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV WITH HEADERS FROM 'file:///relationships/Article-HAS_IMAGE-Image.csv' AS row CALL (row) {
  MATCH (a:Article {id: row.`:START_ID`})
  MATCH (b:Image {id: row.`:END_ID`})
  MERGE (a)-[r:HAS_IMAGE]->(b) SET r.id = row.id
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV WITH HEADERS FROM 'file:///relationships/Article-PUBLISHER-Provider.csv' AS row CALL (row) {
  MATCH (a:Article {id: row.`:START_ID`})
  MATCH (b:Provider {id: row.`:END_ID`})
  MERGE (a)-[r:PUBLISHER]->(b) SET r.id = row.id
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV WITH HEADERS FROM 'file:///relationships/Article-RELATED_TO-Article.csv' AS row CALL (row) {
  MATCH (a:Article {id: row.`:START_ID`})
  MATCH (b:Article {id: row.`:END_ID`})
  MERGE (a)-[r:RELATED_TO]->(b) SET r.id = row.id
} IN TRANSACTIONS OF 10000 ROWS;
