// Who covered a story first
// The providers of a story in the order of their first articles on it.
// param story (story): the story, by its id as kg stories has it, or its IRI; e.g. 2020-06-24-facial
MATCH (cluster:Story {id: $story})<-[:IN_STORY]-(each:Article)-[:PUBLISHER]->(outlet:Provider)
WHERE each.date_published IS NOT NULL
WITH cluster, outlet, min(each.date_published) AS first, count(each) AS articles
MATCH (cluster)<-[:IN_STORY]-(piece:Article)-[:PUBLISHER]->(outlet)
WHERE piece.date_published = first
RETURN first, outlet.name AS provider, articles, piece.headline AS headline, piece.id AS article
ORDER BY first, provider, article
