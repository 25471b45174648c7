// All providers
// Every provider that has articles, how many, and the first and the last of their dates; those with most first.
MATCH (piece:Article)-[:PUBLISHER]->(outlet:Provider)
WITH outlet, count(piece) AS articles, min(piece.date_published) AS first, max(piece.date_published) AS last
RETURN outlet.name AS name, articles, first, last, outlet.id AS provider
ORDER BY articles DESC, name, provider
