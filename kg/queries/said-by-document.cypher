// What one document said
// The thing that a document of the site is about, and whatever else has it as a source: things named in its related
// list that have no document of their own.
// param document (source): the document, by its path in the site, the end of it, or its IRI; e.g. 2020-01-13-massachusetts-city-renews-calls-for-facial-recognition-ban.md
MATCH (file:Source {id: $document})<-[:DERIVED_FROM]-(said)
OPTIONAL MATCH (file)-[:MAIN_ENTITY]->(main)
WITH said, said.id = main.id AS is_main
RETURN coalesce(is_main, false) AS is_about, coalesce(said.headline, said.name) AS name,
  said.date_published AS date, said.id AS thing
ORDER BY is_about DESC, date IS NOT NULL, date, thing
