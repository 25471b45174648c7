// The most central articles
// Articles that most other things name as related: a count of neighbours (degree), which finds the middle of the
// largest clusters; the most central article of one story is what kg:core leads to.
// param since (date) = 1900-01-01: articles on or after this day; e.g. 2020-06-01
// param before (date) = 3000-01-01: articles before this day; e.g. 2021-01-01
MATCH (other)-[:RELATED_TO]->(piece:Article)
WHERE piece.date_published >= $since AND piece.date_published < $before
WITH piece, count(other) AS named_by
OPTIONAL MATCH (piece)-[:PUBLISHER]->(outlet:Provider)
RETURN named_by, piece.headline AS headline, outlet.name AS publisher, piece.date_published AS date,
  piece.id AS article
ORDER BY named_by DESC, article
