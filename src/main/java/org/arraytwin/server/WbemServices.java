package org.arraytwin.server;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.CimProperty;
import org.arraytwin.cim.ObjectPath;
import org.arraytwin.slp.Advertised;
import org.arraytwin.slp.Advertisement;
import org.arraytwin.slp.Attribute;
import org.arraytwin.wbem.Answer;
import org.arraytwin.wbem.CimServer;
import org.arraytwin.wbem.InstanceForm;
import org.arraytwin.wbem.Operation;
import org.jspecify.annotations.Nullable;

/**
 * The arrays' CIM servers as SLP services, in the words of the WBEM template 1.0. All that is told
 * is read from their interop namespaces at the moment somebody asks.
 */
final class WbemServices implements Advertised {
  private static final Long BY_SLP = 3L;

  /** DMTF's references lead from the part to the whole, SNIA's from the whole to the part. */
  private static final String DMTF = "DMTF:";

  /**
   * One array.
   *
   * @param found whether it lets itself be found; an array without power is not heard
   */
  record Array(CimServer cim, String interop, int port, BooleanSupplier found) {}

  private final List<Array> arrays;

  WbemServices(List<Array> arrays) {
    this.arrays = List.copyOf(arrays);
  }

  @Override
  public List<Advertisement> at(String host) {
    return arrays.stream()
        .filter(array -> array.found().getAsBoolean())
        .map(array -> advertisement(array, "http://" + host + ":" + array.port()))
        .toList();
  }

  private static Advertisement advertisement(Array array, String url) {
    List<Attribute> attributes = new ArrayList<>();
    attributes.add(Attribute.of("template-type", "wbem"));
    attributes.add(Attribute.of("template-version", "1.0"));
    attributes.add(Attribute.of("template-url-syntax", url));
    for (CimInstance server : instances(array, "CIM_ObjectManager")) {
      attributes.add(Attribute.of("service-hi-name", text(server, "ElementName")));
      attributes.add(Attribute.of("service-hi-description", text(server, "Description")));
      attributes.add(Attribute.of("service-id", text(server, "Name")));
    }
    attributes.add(Attribute.of("InteropSchemaNamespace", array.interop()));
    for (CimInstance protocol : instances(array, "CIM_ObjectManagerCommunicationMechanism")) {
      attributes.add(named("CommunicationMechanism", protocol));
      attributes.add(Attribute.of("ProtocolVersion", text(protocol, "Version")));
      attributes.add(named("FunctionalProfilesSupported", protocol));
      attributes.add(
          Attribute.of(
              "MultipleOperationsSupported", text(protocol, "MultipleOperationsSupported")));
      attributes.add(named("AuthenticationMechanismsSupported", protocol));
    }
    List<CimInstance> namespaces = instances(array, "CIM_Namespace");
    attributes.add(
        new Attribute("Namespace", namespaces.stream().map(n -> text(n, "Name")).toList()));
    attributes.add(
        new Attribute("Classinfo", namespaces.stream().map(WbemServices::classInfo).toList()));
    attributes.add(new Attribute("RegisteredProfilesSupported", profiles(array)));
    return new Advertisement("service:wbem:" + url, attributes);
  }

  private static String classInfo(CimInstance namespace) {
    String described = text(namespace, "DescriptionOfClassInfo");
    return described.isEmpty()
        ? String.join("", named("ClassInfo", namespace).values())
        : described;
  }

  /** {@code ORGANISATION:PROFILE}, and {@code ORGANISATION:PROFILE:PART} for its parts. */
  private static List<String> profiles(Array array) {
    Map<Object, String> names = new LinkedHashMap<>();
    for (CimInstance profile : instances(array, "CIM_RegisteredProfile")) {
      if (profile.get("AdvertiseTypes") instanceof List<?> types && types.contains(BY_SLP)) {
        String organisation = String.join("", named("RegisteredOrganization", profile).values());
        names.put(
            profile.path().key("InstanceID"), organisation + ":" + text(profile, "RegisteredName"));
      }
    }
    Set<Object> parts = new HashSet<>();
    List<String> told = new ArrayList<>();
    for (CimInstance reference : instances(array, "CIM_ReferencedProfile")) {
      String first = names.get(end(reference, "Antecedent"));
      boolean backwards = first != null && first.startsWith(DMTF);
      String whole = backwards ? names.get(end(reference, "Dependent")) : first;
      Object partId = end(reference, backwards ? "Antecedent" : "Dependent");
      String part = names.get(partId);
      if (whole != null && part != null) {
        parts.add(partId);
        told.add(whole + part.substring(part.indexOf(':')));
      }
    }
    names.keySet().removeAll(parts);
    told.addAll(0, names.values());
    return told;
  }

  private static @Nullable Object end(CimInstance reference, String role) {
    return reference.get(role) instanceof ObjectPath path ? path.key("InstanceID") : null;
  }

  /** A value or an array of them in the words of the property's Values qualifier. */
  private static Attribute named(String property, CimInstance instance) {
    CimClass cimClass = instance.cimClass();
    CimProperty declared = cimClass.property(property);
    Object value = instance.get(property);
    List<?> values = value == null ? List.of() : value instanceof List<?> l ? l : List.of(value);
    return new Attribute(
        property,
        values.stream()
            .map(
                each -> {
                  List<String> map =
                      declared == null ? List.of() : declared.qualifiers().texts("ValueMap");
                  int at = map.indexOf(String.valueOf(each));
                  return at < 0 || declared == null
                      ? String.valueOf(each)
                      : declared.qualifiers().texts("Values").get(at);
                })
            .toList());
  }

  private static String text(CimInstance instance, String property) {
    Object value = instance.get(property);
    return value == null ? "" : String.valueOf(value);
  }

  private static List<CimInstance> instances(Array array, String className) {
    List<CimInstance> all = new ArrayList<>();
    Operation operation =
        new Operation.EnumerateInstances(array.interop(), className, true, InstanceForm.ALL);
    if (array.cim().answer(operation) instanceof Answer.NamedInstances found) {
      found.instances().forEachRemaining(all::add);
    }
    return all;
  }
}
