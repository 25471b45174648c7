// The whole graph as a script. Running it again changes nothing.
// Neo4j 5:   cypher-shell -f graph.cypher
// Memgraph:  its indexes are the comments below, and docs/databases.md has the command that makes statements of them.
// memgraph: CREATE INDEX ON :Article(id)
// memgraph: CREATE INDEX ON :Provider(id)
// memgraph: CREATE INDEX ON :Topic(id)
// memgraph: CREATE INDEX ON :Image(id)
CREATE CONSTRAINT article_id IF NOT EXISTS FOR (n:Article) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT provider_id IF NOT EXISTS FOR (n:Provider) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT topic_id IF NOT EXISTS FOR (n:Topic) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT image_id IF NOT EXISTS FOR (n:Image) REQUIRE n.id IS UNIQUE;
UNWIND [
{id: 'https://example.com/b', headline: 'שלום 🚀'}
] AS row MERGE (n:Article {id: row.id}) SET n = row;
UNWIND [
{id: 'https://example.com/a', type: 'NewsArticle', headline: 'It\'s "done", they said \\' + 'u0041', abstract: 'Line one\nline two, <b>bold</b>', date_published: datetime('2020-06-24T20:56:00Z'), quality: 80, heat: -1, published: true, alias: ['https://amp.example.com/a'], membership: 0.75, language: 'en'}
] AS row MERGE (n:Article {id: row.id}) SET n = row SET n:NewsArticle;
UNWIND [
{id: 'https://example.com/a.png', width: 600, height: 350}
] AS row MERGE (n:Image {id: row.id}) SET n = row SET n:ImageObject;
UNWIND [
{id: 'https://w3id.org/newskg/id/provider/example.com', name: 'The Example', alternate_name: ['Example', 'The "Example"'], domain: 'example.com'}
] AS row MERGE (n:Provider {id: row.id}) SET n = row SET n:NewsMediaOrganization;
UNWIND [
{id: 'https://w3id.org/newskg/id/topic/ai', name: 'AI', keyword: ['machine learning', 'robots; and more']}
] AS row MERGE (n:Topic {id: row.id}) SET n = row SET n:Concept;
UNWIND [
['https://example.com/a', 'https://w3id.org/newskg/id/topic/ai', 'c96f6aeb4a496a8d3ce17b05d2a857e8']
] AS row MATCH (a:Article {id: row[0]}) MATCH (b:Topic {id: row[1]}) MERGE (a)-[r:ABOUT]->(b) SET r.id = row[2];
UNWIND [
['https://example.com/a', 'https://example.com/a.png', 'e0ba6c417a8c4bf002cd208d0e3403c5']
] AS row MATCH (a:Article {id: row[0]}) MATCH (b:Image {id: row[1]}) MERGE (a)-[r:HAS_IMAGE]->(b) SET r.id = row[2];
UNWIND [
['https://example.com/a', 'https://w3id.org/newskg/id/provider/example.com', '85fec9d6f7fa961ad3e531d62a4c2bdb'],
['https://example.com/b', 'https://w3id.org/newskg/id/provider/example.com', '2c151580eb868d8529f1ccd6f755bba1']
] AS row MATCH (a:Article {id: row[0]}) MATCH (b:Provider {id: row[1]}) MERGE (a)-[r:PUBLISHER]->(b) SET r.id = row[2];
UNWIND [
['https://example.com/a', 'https://example.com/b', 'b4fa71d97937b8555be8063426ab6e2c'],
['https://example.com/b', 'https://example.com/a', '5be3b2af9a38943433cb3126af6ef9ca']
] AS row MATCH (a:Article {id: row[0]}) MATCH (b:Article {id: row[1]}) MERGE (a)-[r:RELATED_TO]->(b) SET r.id = row[2];
