// Stories covered by one provider only
// Stories all of whose articles are of one publisher, the largest first.
MATCH (cluster:Story)-[:CORE]->(:Article)-[:PUBLISHER]->(outlet:Provider)
WHERE cluster.provider_count = 1
RETURN cluster.size AS size, cluster.name AS name, outlet.name AS provider, cluster.start_date AS start,
  cluster.id AS story
ORDER BY size DESC, story
