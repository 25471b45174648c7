// Check: providers that are likely the same
// Pairs of providers that the build holds likely to be one, with the articles of each; decide in the alias file.
MATCH (outlet:Provider)-[:LIKELY_SAME]->(twin:Provider)
OPTIONAL MATCH (piece)-[:PUBLISHER]->(outlet)
WITH outlet, twin, count(piece) AS articles
OPTIONAL MATCH (piece)-[:PUBLISHER]->(twin)
WITH outlet, twin, articles, count(piece) AS other_articles
RETURN outlet.name AS name, outlet.id AS provider, articles, twin.name AS other_name, twin.id AS other,
  other_articles
ORDER BY name, provider, other
