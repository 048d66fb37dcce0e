package org.arraytwin.product.eternus.ccm.call;

/**
 * The words of monitor sessions, as ccm.xml has them.
 *
 * @param type of session, in {@code accopy query}
 * @param status of it
 * @param phase of it
 * @param started banner
 * @param stopped banner
 */
public record Estimate(String type, String status, String phase, String started, String stopped) {}
