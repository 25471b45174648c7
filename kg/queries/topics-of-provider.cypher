// A provider's topics
// What a provider writes about: each topic with its articles and the date of the latest; most first.
// param provider (provider): the provider, by its name, another name, its domain or its IRI; e.g. wbur.org
MATCH (:Provider {id: $provider})<-[:PUBLISHER]-(piece:Article)-[:ABOUT]->(subject:Topic)
WITH subject, count(piece) AS articles, max(piece.date_published) AS latest
RETURN subject.name AS topic, articles, latest
ORDER BY articles DESC, topic
