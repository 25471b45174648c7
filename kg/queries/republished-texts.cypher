// Republished texts
// Articles that appeared again under the same headline, with who had them first and who took them over; as far as
// kg:duplicateOf tells, the latest copy first.
MATCH (later:Article)-[:DUPLICATE_OF]->(earlier:Article)
OPTIONAL MATCH (earlier)-[:PUBLISHER]->(one:Provider)
OPTIONAL MATCH (later)-[:PUBLISHER]->(other:Provider)
RETURN earlier.headline AS headline, one.name AS original, earlier.date_published AS first, other.name AS copied_by,
  later.date_published AS again, earlier.id AS article, later.id AS copy
ORDER BY again IS NULL, again DESC, copy, article
