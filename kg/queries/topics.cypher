// All topics
// Every topic with the articles about it, those about narrower topics not counted; those with most articles first.
MATCH (subject:Topic)
OPTIONAL MATCH (subject)-[:BROADER]->(above:Topic)
OPTIONAL MATCH (piece:Article)-[:ABOUT]->(subject)
RETURN subject.name AS label, count(piece) AS articles, above.name AS broader, subject.id AS topic
ORDER BY articles DESC, label, topic, broader
