// Check: story sizes
// Stories that say another number of articles or of providers than they have; a build makes none.
MATCH (cluster:Story)
OPTIONAL MATCH (piece:Article)-[:IN_STORY]->(cluster)
OPTIONAL MATCH (piece)-[:PUBLISHER]->(outlet:Provider)
WITH cluster, count(DISTINCT piece.id) AS articles, count(DISTINCT outlet.id) AS providers
WHERE cluster.size <> articles OR cluster.provider_count <> providers
RETURN cluster.size AS size, articles, cluster.provider_count AS provider_count, providers, cluster.id AS story
ORDER BY story
