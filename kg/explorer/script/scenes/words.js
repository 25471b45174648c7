// What a link says, in a word or two, from the one that has it.

/** By field, in the order in which the lines of a scene are drawn. @type {ReadonlyMap<string, string>} */
export const SPOKEN = new Map([
  ["related_to", "related to"],
  ["duplicate_of", "copy of"],
  ["has_part", "has part"],
  ["publisher", "published by"],
  ["affiliation", "belongs to"],
  ["about", "about"],
  ["broader", "part of"],
]);
