package org.arraytwin.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users add by MOF, as clients see it. */
class UserMofIT {
  private static final Path HOME = Path.of("").toAbsolutePath();
  private static final Path FLEET = HOME.resolve("provider-config/fleets/two-site-dr.xml");

  private final List<String> said = new ArrayList<>();

  private ServerSettings with(Path schema, String... loads) {
    return ServerSettings.embedded(HOME, FLEET, 0)
        .with(
            new UserMof(
                schema, List.of(loads).stream().map(UserMof.Load::parse).toList(), said::add));
  }

  private static String ask(int port, String namespace, String method, String parameters)
      throws IOException, InterruptedException {
    StringBuilder steps = new StringBuilder();
    for (String step : namespace.split("/", -1)) {
      steps.append("<NAMESPACE NAME=\"").append(step).append("\"/>");
    }
    String body =
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><CIM CIMVERSION=\"2.0\" DTDVERSION=\"2.0\">"
            + "<MESSAGE ID=\"1\" PROTOCOLVERSION=\"1.0\"><SIMPLEREQ><IMETHODCALL NAME=\""
            + method
            + "\"><LOCALNAMESPACEPATH>"
            + steps
            + "</LOCALNAMESPACEPATH>"
            + parameters
            + "</IMETHODCALL></SIMPLEREQ></MESSAGE></CIM>";
    String login =
        Base64.getEncoder().encodeToString("admin:arraytwin".getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/cimom"))
            .header("Authorization", "Basic " + login)
            .header("Content-Type", "application/xml; charset=utf-8")
            .header("CIMOperation", "MethodCall")
            .header("CIMMethod", method)
            .header("CIMObject", namespace)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  private static String className(String name) {
    return "<IPARAMVALUE NAME=\"ClassName\"><CLASSNAME NAME=\"" + name + "\"/></IPARAMVALUE>";
  }

  @Test
  void classesAndInstancesOfAFileAreServedByTheArraysTheyAreMeantFor(@TempDir Path folder)
      throws Exception {
    Path mof = folder.resolve("x.mof");
    Files.writeString(
        mof,
        """
        class X_Volume : CIM_StorageVolume { [Description ("more")] char16 More = 'm'; };
        [Association] class X_Pair { [Key] CIM_StorageVolume REF From; [Key] X_Volume REF To; };
        instance of X_Volume as $a { SystemCreationClassName = "X"; SystemName = "s";
          CreationClassName = "X_Volume"; DeviceID = "1"; OperationalStatus = {2, 5}; };
        instance of X_Volume as $b { SystemCreationClassName = "X"; SystemName = "s";
          CreationClassName = "X_Volume"; DeviceID = "2"; };
        instance of X_Pair { From = $a; To = $b; };
        #pragma namespace ("root/new")
        Qualifier Mine : string = null, Scope(any);
        class Y { [Key, Mine ("q")] uint8 Id; };
        instance of Y { Id = 7; };
        """);
    try (Server server = Server.start(with(null, mof + "@london:root/tpd"))) {
      int london = server.arrays().get(0).http();
      int paris = server.arrays().get(1).http();
      assertThat(said).singleElement().asString().contains("3 classes and 4 instances for london");
      assertThat(ask(london, "root/tpd", "EnumerateInstances", className("CIM_StorageVolume")))
          .contains("X_Volume", "<VALUE>m</VALUE>");
      assertThat(ask(london, "root/tpd", "EnumerateInstanceNames", className("X_Pair")))
          .contains("VALUE.REFERENCE");
      assertThat(ask(london, "root/new", "EnumerateInstances", className("Y")))
          .contains("<VALUE>7</VALUE>");
      assertThat(ask(paris, "root/tpd", "EnumerateInstances", className("X_Pair")))
          .contains("ERROR CODE=\"5\"");
    }
  }

  @Test
  void aUsersClassStandsInPlaceOfTheBundledOneAndProductsClassesGoBelowIt(@TempDir Path folder)
      throws Exception {
    Path mof = folder.resolve("own.mof");
    Files.writeString(
        mof,
        "Qualifier Abstract : boolean = false, Scope(class, association, indication),"
            + " Flavor(Restricted);\nQualifier Key : boolean = false, Scope(property, reference),"
            + " Flavor(DisableOverride, ToSubclass);\n"
            + "[Abstract] class CIM_ManagedElement { string InstanceID; string Caption;"
            + " string Description; string ElementName; uint64 Generation; string OurOwn; };\n");
    try (Server server = Server.start(with(mof))) {
      int london = server.arrays().get(0).http();
      String whole = "<IPARAMVALUE NAME=\"LocalOnly\"><VALUE>FALSE</VALUE></IPARAMVALUE>";
      assertThat(ask(london, "root/tpd", "GetClass", className("TPD_StorageSystem") + whole))
          .contains("OurOwn");
    }
  }

  @Test
  void mistakesAreToldAndNothingStarts(@TempDir Path folder) throws Exception {
    Path mof = folder.resolve("bad.mof");
    Files.writeString(mof, "class X : Nowhere { };\nclass Y { uint8 Z = 300; };\n");
    assertThatThrownBy(() -> Server.start(with(null, mof.toString())).close())
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("has 2 errors; './arraytwin mof check' shows all of them");
    assertThat(said).hasSize(2).allSatisfy(line -> assertThat(line).contains("bad.mof:"));
    assertThatThrownBy(() -> Server.start(with(null, mof + "@rome:root/x")).close())
        .hasMessageContaining("array 'rome' is unknown, expected one of london, paris");
    assertThatThrownBy(() -> Server.start(with(folder.resolve("none.zip"))).close())
        .hasMessageContaining("none.zip: no such file");
  }

  @Test
  void theMistakeIsToldAndNotWhatFollowsFromIt(@TempDir Path folder) throws Exception {
    Path mof = folder.resolve("bad.mof");
    Files.writeString(
        mof,
        """
        class X : Nowhere { };
        class Y { [EmbeddedInstance("X")] string Z; };
        """);
    assertThatThrownBy(() -> Server.start(with(null, mof + "@root/own")).close())
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("has 1 error; './arraytwin mof check' shows all of them");
    assertThat(said).singleElement().asString().contains("superclass Nowhere is not declared");
  }
}
