package org.arraytwin.cim.schema;

import org.arraytwin.cim.CimStatus;

/** What a class may break; each with the status that a client's request for such a class gets. */
public enum SchemaRule {
  /** A name is a letter or underscore, then letters, digits and underscores. */
  NAME,
  /** The superclass exists. */
  SUPERCLASS(CimStatus.INVALID_SUPERCLASS),
  /** No class is its own ancestor. */
  CYCLE(CimStatus.INVALID_SUPERCLASS),
  /** A class has at most {@link ClassResolution#MAX_ANCESTORS} ancestors. */
  DEPTH(CimStatus.INVALID_SUPERCLASS),
  /** An association is below associations only, an indication below indications. */
  CLASS_KIND(CimStatus.INVALID_SUPERCLASS),
  /** No feature, parameter or qualifier stands twice. */
  UNIQUE,
  /** A reference property belongs to an association. */
  REFERENCE_IN_ASSOCIATION,
  /** The class that a reference or embedded instance names exists. */
  TARGET,
  /** Only strings carry embedded instances and objects. */
  EMBEDDED_TYPE,
  /** A feature that a superclass has, too, says so by Override with its own name. */
  OVERRIDE,
  /** A feature with Override is in a superclass, too. */
  OVERRIDDEN,
  /**
   * An overriding feature keeps type, array form and parameters; a reference may be narrowed, and
   * parameters may follow that need not be given.
   */
  SIGNATURE,
  /** Keys are added only where no superclass has keys. */
  KEYS,
  /** A qualifier has a qualifier type. */
  QUALIFIER_DECLARED,
  /** A qualifier has the type that its qualifier type says. */
  QUALIFIER_TYPE,
  /** A qualifier stands only where its scope lets it. */
  QUALIFIER_SCOPE,
  /** A qualifier inherited with DisableOverride keeps its value. */
  QUALIFIER_LOCKED,
  /** ValueMap and Values are of one length. */
  VALUE_MAP;

  private final CimStatus status;

  SchemaRule() {
    this(CimStatus.INVALID_PARAMETER);
  }

  SchemaRule(CimStatus status) {
    this.status = status;
  }

  public CimStatus status() {
    return status;
  }
}
