// Who is first with stories
// Each provider with the stories it was in, and those of them in which no other was earlier. A tie counts for all in
// it.
// param least (integer) = 2: only stories of at least so many providers; e.g. 3
MATCH (cluster:Story)<-[:IN_STORY]-(piece:Article)-[:PUBLISHER]->(outlet:Provider)
WHERE cluster.provider_count >= $least AND cluster.start_date IS NOT NULL
WITH outlet, cluster, min(piece.date_published) AS earliest
WITH outlet, count(cluster) AS stories, count(CASE WHEN earliest = cluster.start_date THEN 1 END) AS first
RETURN outlet.name AS provider, first, stories
ORDER BY first DESC, stories, provider
