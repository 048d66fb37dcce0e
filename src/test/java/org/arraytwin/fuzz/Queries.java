package org.arraytwin.fuzz;

import java.util.List;
import java.util.Map;
import java.util.Map.Entry;

/** Requests that the golden exchanges lack. */
final class Queries {
  /** What is always answered with a result. */
  static final String KNOWN =
      intrinsic(
          "EnumerateInstanceNames",
          "<IPARAMVALUE NAME=\"ClassName\"><CLASSNAME NAME=\"TPD_StorageVolume\"/></IPARAMVALUE>");

  /** Takes a context and keeps it until it expires. */
  static final String OPEN =
      intrinsic(
          "OpenEnumerateInstances",
          "<IPARAMVALUE NAME=\"ClassName\"><CLASSNAME NAME=\"TPD_StorageVolume\"/></IPARAMVALUE>"
              + "<IPARAMVALUE NAME=\"OperationTimeout\"><VALUE>2</VALUE></IPARAMVALUE>"
              + "<IPARAMVALUE NAME=\"MaxObjectCount\"><VALUE>0</VALUE></IPARAMVALUE>");

  static final List<Entry<String, String>> ALL =
      List.of(
          Map.entry("WQL", "SELECT * FROM TPD_StorageVolume WHERE DeviceID = '1'"),
          Map.entry("WQL", "select Name, DeviceID from CIM_StorageVolume where Name like 'pay%'"),
          Map.entry("WQL", "SELECT * FROM CIM_ManagedElement WHERE NOT (ElementName <> \"x\")"),
          Map.entry(
              "WQL", "SELECT * FROM TPD_StorageVolume WHERE BlockSize >= 512 OR Name IS NULL"),
          Map.entry("DMTF:CQL", "SELECT OBJECTPATH(v), v.Name FROM CIM_StorageVolume v"),
          Map.entry("DMTF:CQL", "SELECT * FROM CIM_StorageVolume WHERE Name LIKE '.*1'"),
          Map.entry(
              "DMTF:CQL",
              "SELECT v.Name AS N, v.BlockSize * 2 + 1 FROM CIM_StorageVolume v WHERE v ISA"
                  + " TPD_StorageVolume AND v.NumberOfBlocks > 0x10"),
          Map.entry(
              "DMTF:CQL",
              "SELECT * FROM CIM_ManagedElement WHERE CIM_StorageVolume.OperationalStatus[0] = 2"),
          Map.entry("CQL", "SELECT * FROM CIM_Synchronized s WHERE s.CopyState = 4"));

  private Queries() {}

  static String request(String language, String query) {
    return intrinsic(
        "ExecQuery",
        "<IPARAMVALUE NAME=\"QueryLanguage\"><VALUE>"
            + language
            + "</VALUE></IPARAMVALUE><IPARAMVALUE NAME=\"Query\"><VALUE>"
            + query.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
            + "</VALUE></IPARAMVALUE>");
  }

  private static String intrinsic(String name, String parameters) {
    return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
        + "<CIM CIMVERSION=\"2.0\" DTDVERSION=\"2.0\">"
        + "<MESSAGE ID=\"1\" PROTOCOLVERSION=\"1.0\"><SIMPLEREQ><IMETHODCALL NAME=\""
        + name
        + "\"><LOCALNAMESPACEPATH><NAMESPACE NAME=\"root\"/><NAMESPACE NAME=\"tpd\"/>"
        + "</LOCALNAMESPACEPATH>"
        + parameters
        + "</IMETHODCALL></SIMPLEREQ></MESSAGE></CIM>";
  }
}
