// Topics that occur together
// Pairs of topics with the articles that are about both; the commonest first.
// param least (integer) = 1: only pairs with at least so many articles; e.g. 10
MATCH (one:Topic)<-[:ABOUT]-(piece:Article)-[:ABOUT]->(other:Topic)
WHERE one.id < other.id
WITH one, other, count(piece) AS articles
WHERE articles >= $least
RETURN one.name AS topic, other.name AS `with`, articles
ORDER BY articles DESC, topic, `with`
