package org.arraytwin.cim.query.syntax;

/** What one query language has and another lacks. */
public enum Feature {
  STATEMENT("a SELECT statement"),
  SCOPE("a class scope (::)"),
  ISA("ISA"),
  IS("IS NULL, IS TRUE, IS FALSE"),
  QUANTIFIER("ANY and EVERY"),
  SATISFIES("SATISFIES"),
  ELEMENTS("elements of an array ([n])"),
  ARRAY_LITERAL("an array in braces"),
  ARITHMETIC("arithmetic"),
  CONCATENATION("||"),
  FUNCTION("functions"),
  SYMBOL("symbols of values (#'...')"),
  ALIAS("an alias");

  private final String words;

  Feature(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
