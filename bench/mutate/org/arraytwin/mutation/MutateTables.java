package org.arraytwin.mutation;

/** Runs the mutants of session tables against the tests; see CONTRIBUTING.md. */
public final class MutateTables {
  private MutateTables() {}

  /** Ends with 1 where a mutant survives that the list of known survivors does not have. */
  public static void main(String[] arguments) throws Exception {
    Seam.install();
    System.exit(new Mutation(arguments).run() ? 0 : 1);
  }
}
