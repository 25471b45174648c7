// Providers that always appear together
// Pairs of providers of which one is in no story without the other.
// param least (integer) = 3: only those that share at least so many stories; e.g. 2
MATCH (one:Provider)<-[:PUBLISHER]-(:Article)-[:IN_STORY]->(its:Story)
WITH one, count(DISTINCT its.id) AS of_one
WHERE of_one >= $least
MATCH (one)<-[:PUBLISHER]-(:Article)-[:IN_STORY]->(story:Story)<-[:IN_STORY]-(:Article)-[:PUBLISHER]->(other:Provider)
WHERE other.id <> one.id
WITH one, of_one, other, count(DISTINCT story.id) AS shared
WHERE shared = of_one
MATCH (other)<-[:PUBLISHER]-(:Article)-[:IN_STORY]->(theirs:Story)
WITH one, other, shared, count(DISTINCT theirs.id) AS stories_of_other
RETURN one.name AS provider, other.name AS always_with, shared, stories_of_other
ORDER BY shared DESC, stories_of_other, provider, always_with
