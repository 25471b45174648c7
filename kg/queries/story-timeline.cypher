// A story's timeline
// The articles of a story in order of time, with how strongly each belongs (0 to 1), those without a date first.
// param story (story): the story, by its id as kg stories has it, or its IRI; e.g. 2020-06-24-facial
MATCH (piece:Article)-[:IN_STORY]->(:Story {id: $story})
OPTIONAL MATCH (piece)-[:PUBLISHER]->(outlet:Provider)
RETURN piece.date_published AS date, outlet.name AS publisher, piece.headline AS headline,
  piece.membership AS membership, piece.id AS article
ORDER BY date IS NOT NULL, date, article
