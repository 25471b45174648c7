// Check: images without size
// Images of which width or height is unknown, those that most things show first.
MATCH (picture:Image)
WHERE picture.width IS NULL OR picture.height IS NULL
OPTIONAL MATCH (thing)-[:HAS_IMAGE|LOGO]->(picture)
RETURN count(thing) AS shown_by, picture.width AS width, picture.height AS height, picture.id AS image
ORDER BY shown_by DESC, image
