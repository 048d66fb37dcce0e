package org.arraytwin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.arraytwin.profile.CommandLine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What of an answer's very form the drivers of the box depend on (fujitsu C.3). */
class EternusWireIT {
  private static final Path HOME = Path.of("");
  private static final String NAMESPACE =
      "<LOCALNAMESPACEPATH><NAMESPACE NAME=\"root\"/><NAMESPACE NAME=\"eternus\"/>"
          + "</LOCALNAMESPACEPATH>";
  private static final Pattern REFERENCE = Pattern.compile("<VALUE\\.REFERENCE>\\s*<([A-Z]+)[ >]");
  private static final Pattern HOST = Pattern.compile("<HOST>([^<]*)</HOST>");

  private static Server server;

  @BeforeAll
  static void start() throws InterruptedException {
    server =
        Server.start(
            ServerSettings.embedded(HOME, HOME.resolve("provider-config/fleets/eternus.xml"), 0));
    CommandLine ccm = server.commandLine("ccm");
    assertThat(ccm.run("acopc start -g PAYROLL").exitCode()).isZero();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String ask(String method, String parameters) throws Exception {
    String answer =
        post(
            method,
            "<IMETHODCALL NAME=\"" + method + "\">" + NAMESPACE + parameters + "</IMETHODCALL>",
            "root/eternus");
    assertThat(answer).doesNotContain("<ERROR");
    return answer;
  }

  private static String post(String method, String call, String object) throws Exception {
    String login =
        Base64.getEncoder().encodeToString("admin:arraytwin".getBytes(StandardCharsets.UTF_8));
    String body =
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><CIM CIMVERSION=\"2.0\""
            + " DTDVERSION=\"2.0\"><MESSAGE ID=\"1\" PROTOCOLVERSION=\"1.0\"><SIMPLEREQ>"
            + call
            + "</SIMPLEREQ></MESSAGE></CIM>";
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.arrays().get(0).http() + "/cimom"))
            .header("Authorization", "Basic " + login)
            .header("Content-Type", "application/xml; charset=\"utf-8\"")
            .header("CIMOperation", "MethodCall")
            .header("CIMMethod", method)
            .header("CIMObject", object)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  private static String className(String name) {
    return "<IPARAMVALUE NAME=\"ClassName\"><CLASSNAME NAME=\"" + name + "\"/></IPARAMVALUE>";
  }

  private static Set<String> forms(String answer) {
    Set<String> found = new TreeSet<>();
    for (Matcher each = REFERENCE.matcher(answer); each.find(); ) {
      found.add(each.group(1));
    }
    return found;
  }

  @Test
  void referencesInTheKeysOfASessionAreLocalInstancePaths() throws Exception {
    String names = ask("EnumerateInstanceNames", className("FUJITSU_StorageSynchronized"));
    assertThat(names).contains("<KEYBINDING NAME=\"SyncedElement\">");
    assertThat(forms(names)).containsExactly("LOCALINSTANCEPATH");
    String instances = ask("EnumerateInstances", className("FUJITSU_StorageSynchronized"));
    assertThat(instances).contains("<PROPERTY.REFERENCE NAME=\"SyncedElement\"");
    assertThat(forms(instances)).containsExactly("LOCALINSTANCEPATH");
  }

  @Test
  void referencesOfAVolumeAreItsSessionsWithLocalInstancePathsInTheirKeys() throws Exception {
    String names =
        ask(
            "ReferenceNames",
            "<IPARAMVALUE NAME=\"ObjectName\">"
                + firstName("FUJITSU_StorageVolume")
                + "</IPARAMVALUE><IPARAMVALUE NAME=\"ResultClass\">"
                + "<CLASSNAME NAME=\"FUJITSU_StorageSynchronized\"/></IPARAMVALUE>");
    assertThat(names).contains("<OBJECTPATH>", "<HOST>");
    assertThat(forms(names)).containsExactly("LOCALINSTANCEPATH");
  }

  private static String firstName(String className) throws Exception {
    String names = ask("EnumerateInstanceNames", className(className));
    int from = names.indexOf("<INSTANCENAME");
    int to = names.indexOf("</INSTANCENAME>") + "</INSTANCENAME>".length();
    return names.substring(from, to);
  }

  @Test
  void aMethodThatIsDoneWhenItAnswersHasNoJobAtAll() throws Exception {
    String answer = create("wire", firstName("FUJITSU_ThinProvisioningPool"));
    assertThat(answer).contains("<RETURNVALUE PARAMTYPE=\"uint32\"><VALUE>0</VALUE>");
    assertThat(answer).contains("NAME=\"TheElement\"").doesNotContain("NAME=\"Job\"");
    assertThat(forms(answer)).containsExactly("LOCALINSTANCEPATH");
  }

  @Test
  void aPortThatNoStorageClusterHasIsWithoutItsGroupAndSaysThatHostsMayUseIt() throws Exception {
    for (String name :
        new String[] {"FUJITSU_SCSIProtocolEndpoint", "FUJITSU_iSCSIProtocolEndpoint"}) {
      String endpoints = ask("EnumerateInstances", className(name));
      assertThat(endpoints).doesNotContain("SCGroupNo");
      assertThat(endpoints).contains("<PROPERTY NAME=\"RAMode\" TYPE=\"uint16\"><VALUE>0</VALUE>");
    }
  }

  @Test
  void associatorsAndTheirNamesHaveOneHost() throws Exception {
    String of =
        "<IPARAMVALUE NAME=\"ObjectName\">"
            + firstName("FUJITSU_TCPProtocolEndpoint")
            + "</IPARAMVALUE><IPARAMVALUE NAME=\"AssocClass\"><CLASSNAME NAME=\"CIM_BindsTo\"/>"
            + "</IPARAMVALUE>";
    Set<String> hosts = new TreeSet<>();
    for (String operation : new String[] {"Associators", "AssociatorNames"}) {
      String answer = ask(operation, of);
      Matcher host = HOST.matcher(answer);
      assertThat(host.find()).as(answer).isTrue();
      do {
        hosts.add(host.group(1));
      } while (host.find());
    }
    assertThat(hosts).hasSize(1);
  }

  @Test
  void aReferenceToTheWrongClassIsATypeMismatchThatNamesTheParameter() throws Exception {
    assertThat(create("wrong", firstName("FUJITSU_StorageVolume")))
        .contains("<ERROR CODE=\"13\"", "InPool", "CIM_StoragePool", "FUJITSU_StorageVolume");
  }

  private static String create(String name, String pool) throws Exception {
    String method = "CreateOrModifyElementFromStoragePool";
    return post(
        method,
        "<METHODCALL NAME=\""
            + method
            + "\"><LOCALINSTANCEPATH>"
            + NAMESPACE
            + firstName("FUJITSU_StorageConfigurationService")
            + "</LOCALINSTANCEPATH>"
            + parameter("ElementName", "string", name)
            + parameter("ElementType", "uint16", "5")
            + parameter("Size", "uint64", "1073741824")
            + "<PARAMVALUE NAME=\"InPool\" PARAMTYPE=\"reference\"><VALUE.REFERENCE>"
            + pool
            + "</VALUE.REFERENCE></PARAMVALUE></METHODCALL>",
        "root/eternus:FUJITSU_StorageConfigurationService"
            + ".CreationClassName=\"FUJITSU_StorageConfigurationService\""
            + ",Name=\"FUJITSU:ETERNUS SMI-S Agent\""
            + ",SystemCreationClassName=\"FUJITSU_StorageComputerSystem\""
            + ",SystemName=\"172.16.0.2\"");
  }

  private static String parameter(String name, String type, String value) {
    return String.format(
        "<PARAMVALUE NAME=\"%s\" PARAMTYPE=\"%s\"><VALUE>%s</VALUE></PARAMVALUE>",
        name, type, value);
  }
}
