// Bridges between two stories
// Articles that are linked as related, one way or the other, with both stories: outsiders linked with articles of each,
// and articles of one linked with articles of the other; those with most links first.
// param story (story): one story, by its id as kg stories has it, or its IRI; e.g. 2020-06-24-facial
// param other (story): the other story; e.g. 2020-06-25-let
MATCH (:Story {id: $story})<-[:IN_STORY]-(one:Article)-[:RELATED_TO]-(between)
WHERE between.id <> one.id
WITH between, count(DISTINCT one.id) AS to_story
MATCH (:Story {id: $other})<-[:IN_STORY]-(another:Article)-[:RELATED_TO]-(between)
WHERE between.id <> another.id
WITH between, to_story, count(DISTINCT another.id) AS to_other
WHERE between.headline IS NOT NULL
OPTIONAL MATCH (between)-[:IN_STORY]->(cluster:Story)
RETURN between.headline AS headline, to_story + to_other AS links, to_story, to_other, cluster.name AS `in`,
  between.id AS bridge
ORDER BY links DESC, bridge
