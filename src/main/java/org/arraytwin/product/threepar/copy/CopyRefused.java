package org.arraytwin.product.threepar.copy;

import org.arraytwin.fleet.Refusal;
import org.jspecify.annotations.Nullable;

/** An order about local copies that cannot be carried out; nothing of it has been. */
public final class CopyRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Of which sort it is; CIM has a return code for each. */
  public enum Sort {
    /** What was given is wrong: a name, an option, a combination. */
    INPUT,
    /** What was given is right, and what is there forbids it. */
    STATE,
    /** The same, because something else has it. */
    IN_USE,
    /** This array does not do that. */
    UNSUPPORTED
  }

  private final Sort sort;
  private final String subject;
  private final transient @Nullable Refusal refusal;

  private CopyRefused(Sort sort, String text, String subject, @Nullable Refusal refusal) {
    super(text);
    this.sort = sort;
    this.subject = subject;
    this.refusal = refusal;
  }

  public static CopyRefused input(String text) {
    return new CopyRefused(Sort.INPUT, text, "", null);
  }

  public static CopyRefused state(String text) {
    return new CopyRefused(Sort.STATE, text, "", null);
  }

  public static CopyRefused inUse(String text) {
    return new CopyRefused(Sort.IN_USE, text, "", null);
  }

  static CopyRefused unsupported(String text) {
    return new CopyRefused(Sort.UNSUPPORTED, text, "", null);
  }

  /** By the core; the subject is the volume that the order was about. */
  static CopyRefused of(Refusal refusal, String subject) {
    Sort sort =
        switch (refusal.reason()) {
          case NON_EXISTENT_VOLUME,
              NON_EXISTENT_POOL,
              EXISTENT_VOLUME,
              INV_INPUT_ILLEGAL_CHAR,
              INV_INPUT_EXCEEDS_LENGTH,
              INV_INPUT_PARAM_CONFLICT,
              INV_INPUT_BELOW_RANGE,
              INV_INPUT_EXCEEDS_RANGE,
              VOL_SIZE_NOT_MATCH,
              VOL_SAME ->
              Sort.INPUT;
          default -> Sort.STATE;
        };
    return new CopyRefused(sort, refusal.message(), subject, refusal);
  }

  public Sort sort() {
    return sort;
  }

  /** The core's refusal, or null where it is the product's rule. */
  public @Nullable Refusal refusal() {
    return refusal;
  }

  /** The volume that it is about; empty where the text says it. */
  public String subject() {
    return subject;
  }

  /** What is wrong. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
