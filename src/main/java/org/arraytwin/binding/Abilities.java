package org.arraytwin.binding;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.arraytwin.cim.query.QueryLanguage;
import org.arraytwin.wbem.CimServer;
import org.arraytwin.wbem.Enumerations;
import org.arraytwin.wbem.Operation;

/** What a server can, as DSP0200 wants it told to OPTIONS (clause 7.5). */
public final class Abilities {
  private Abilities() {}

  /** The headers without prefix. */
  public static Map<String, String> headers(CimServer server) {
    boolean pulled = server.enumerations() != Enumerations.NONE;
    Set<String> operations = Intrinsics.names(pulled);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("CIMProtocolVersion", "1.4");
    headers.put(
        "CIMSupportedFunctionalGroups",
        listed(Operation.Group.of(operations).stream().map(Operation.Group::word)));
    headers.put("CIMSupportsMultipleOperations", "");
    String languages = listed(languages(operations).map(QueryLanguage::officialName));
    if (!languages.isEmpty()) {
      headers.put("CIMSupportedQueryLanguages", languages);
    }
    headers.put("CIMValidation", "loosely-validating");
    return headers;
  }

  /** Those of queries where there are queries, those of filters where there are filters. */
  private static Stream<QueryLanguage> languages(Set<String> operations) {
    boolean queries = operations.contains("ExecQuery");
    boolean filters = operations.contains("OpenEnumerateInstances");
    return Stream.of(QueryLanguage.values()).filter(l -> l.hasStatements() ? queries : filters);
  }

  private static String listed(Stream<String> words) {
    return words.collect(Collectors.joining(","));
  }
}
