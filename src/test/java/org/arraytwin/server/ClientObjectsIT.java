package org.arraytwin.server;

import static org.arraytwin.server.TpdClient.INTEROP;
import static org.arraytwin.server.TpdClient.TPD;
import static org.arraytwin.server.TpdClient.list;
import static org.arraytwin.server.TpdClient.path;
import static org.arraytwin.server.TwoSiteFleet.LONDON;
import static org.arraytwin.server.TwoSiteFleet.PARIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.metricshub.wbem.javax.cim.CIMClass;
import org.metricshub.wbem.javax.cim.CIMClassProperty;
import org.metricshub.wbem.javax.cim.CIMDataType;
import org.metricshub.wbem.javax.cim.CIMInstance;
import org.metricshub.wbem.javax.cim.CIMObjectPath;
import org.metricshub.wbem.javax.cim.CIMProperty;
import org.metricshub.wbem.javax.cim.CIMQualifier;
import org.metricshub.wbem.javax.cim.CIMQualifierType;
import org.metricshub.wbem.javax.cim.CIMScope;
import org.metricshub.wbem.javax.cim.UnsignedInteger16;
import org.metricshub.wbem.javax.cim.UnsignedInteger64;
import org.metricshub.wbem.javax.wbem.WBEMException;
import org.metricshub.wbem.javax.wbem.client.WBEMClient;

/** Classes, qualifier types and instances of a client's own, through the SBLIM client. */
class ClientObjectsIT {
  private static final CIMQualifier<?>[] NONE = {};
  private static final CIMQualifier<?>[] KEY = {flag("Key")};
  private static TwoSiteFleet fleet;

  @BeforeAll
  static void start() {
    fleet = new TwoSiteFleet();
  }

  @AfterAll
  static void stop() {
    fleet.close();
  }

  private static CIMQualifier<Boolean> flag(String name) {
    return new CIMQualifier<>(name, CIMDataType.BOOLEAN_T, true, 0);
  }

  private static <T> CIMClassProperty<T> property(
      String name, CIMDataType type, T value, CIMQualifier<?>... qualifiers) {
    return new CIMClassProperty<>(name, type, value, qualifiers, qualifiers == KEY, false, null);
  }

  private static CIMClass classOf(
      String name, String superclass, CIMQualifier<?>[] is, CIMClassProperty<?>... properties) {
    return new CIMClass(path(TPD, name), superclass, is, properties, null, false, false);
  }

  private static CIMClass label(String name, CIMClassProperty<?>... more) {
    CIMClassProperty<?>[] properties = new CIMClassProperty<?>[more.length + 2];
    properties[0] = property("Id", CIMDataType.UINT64_T, null, KEY);
    properties[1] = property("Text", CIMDataType.STRING_T, "none", NONE);
    System.arraycopy(more, 0, properties, 2, more.length);
    return classOf(name, null, NONE, properties);
  }

  private static CIMInstance instance(String className, CIMProperty<?>... properties) {
    return new CIMInstance(path(TPD, className), properties);
  }

  private static CIMProperty<UnsignedInteger64> id(long id) {
    return new CIMProperty<>(
        "Id", CIMDataType.UINT64_T, new UnsignedInteger64(Long.toString(id)), true, false, null);
  }

  private static CIMProperty<String> text(String text) {
    return new CIMProperty<>("Text", CIMDataType.STRING_T, text);
  }

  private interface Asked {
    void run() throws WBEMException;
  }

  private static int refused(Asked asked) {
    WBEMException e = catchThrowableOfType(WBEMException.class, asked::run);
    assertThat(e).as("refused").isNotNull();
    return e.getID();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SAX", "DOM", "PULL"})
  void instancesOfAnOwnClassLiveAndDie(String parser) throws WBEMException {
    String name = "X_Label" + parser;
    try (TpdClient tpd = new TpdClient(fleet.array(LONDON), parser)) {
      WBEMClient client = tpd.client();
      client.createClass(label(name));
      assertThat(refused(() -> client.createClass(label(name)))).isEqualTo(11);
      CIMObjectPath one =
          client.createInstance(instance(name, id(1), text("Überschrift <1> \ud83d\ude00")));
      client.createInstance(instance(name, id(-1L >>> 1)));
      assertThat(refused(() -> client.createInstance(instance(name, id(1))))).isEqualTo(11);
      assertThat(refused(() -> client.createInstance(instance(name, text("keyless")))))
          .isEqualTo(4);
      assertThat(TpdClient.text(tpd.get(one), "Text")).isEqualTo("Überschrift <1> \ud83d\ude00");
      assertThat(tpd.all(name))
          .extracting(i -> TpdClient.text(i, "Text"))
          .containsExactly("Überschrift <1> \ud83d\ude00", "none");

      CIMInstance changed = tpd.get(one).deriveInstance(new CIMProperty<?>[] {text("two")});
      client.modifyInstance(changed, null);
      assertThat(TpdClient.text(tpd.get(one), "Text")).isEqualTo("two");
      client.modifyInstance(instance(one), new String[] {"Text"});
      assertThat(TpdClient.text(tpd.get(one), "Text")).as("back to the default").isEqualTo("none");

      assertThat(refused(() -> client.deleteClass(path(TPD, name)))).isEqualTo(9);
      for (CIMInstance each : tpd.all(name)) {
        client.deleteInstance(each.getObjectPath());
      }
      assertThat(refused(() -> client.deleteInstance(one))).isEqualTo(6);
      client.deleteClass(path(TPD, name));
      assertThat(refused(() -> tpd.all(name))).isEqualTo(5);
    }
  }

  private static CIMInstance instance(CIMObjectPath path) {
    return new CIMInstance(path, new CIMProperty<?>[0]);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SAX", "DOM", "PULL"})
  void classesAndQualifierTypesAreGuarded(String parser) throws WBEMException {
    String name = "X_Guarded" + parser;
    String below = "X_Below" + parser;
    try (TpdClient tpd = new TpdClient(fleet.array(LONDON), parser)) {
      WBEMClient client = tpd.client();
      CIMObjectPath marked =
          new CIMObjectPath(null, null, null, TPD, "X_Marked" + parser, new CIMProperty<?>[0]);
      client.setQualifierType(
          new CIMQualifierType<>(marked, CIMDataType.STRING_T, "plain", CIMScope.PROPERTY, 0));
      CIMQualifier<String> mark =
          new CIMQualifier<>("X_Marked" + parser, CIMDataType.STRING_T, "bold", 0);
      client.createClass(label(name, property("Weight", CIMDataType.UINT16_T, null, mark)));
      client.createClass(classOf(below, name, NONE));
      CIMClass read = client.getClass(path(TPD, below), false, true, true, null);
      assertThat(read.getProperty("Weight").getQualifierValue("X_Marked" + parser))
          .isEqualTo("bold");
      assertThat(read.getProperty("Weight").getOriginClass()).isEqualTo(name);
      assertThat(client.getQualifierType(marked).getValue()).isEqualTo("plain");

      assertThat(refused(() -> client.deleteClass(path(TPD, name)))).isEqualTo(8);
      assertThat(refused(() -> client.modifyClass(label(name)))).isEqualTo(8);
      assertThat(refused(() -> client.createClass(classOf("X_Lost", "X_None", NONE))))
          .isEqualTo(10);
      assertThat(refused(() -> client.modifyClass(label("X_Unknown")))).isEqualTo(6);
      assertThat(refused(() -> client.deleteClass(path(TPD, "TPD_NodeSystem")))).isEqualTo(9);
      assertThat(refused(() -> client.deleteQualifierType(marked))).as("in use").isEqualTo(1);

      client.deleteClass(path(TPD, below));
      client.modifyClass(label(name, property("Weight", CIMDataType.UINT32_T, null, NONE)));
      assertThat(
              client
                  .getClass(path(TPD, name), false, false, false, null)
                  .getProperty("weight")
                  .getDataType())
          .isEqualTo(CIMDataType.UINT32_T);
      client.deleteQualifierType(marked);
      assertThat(refused(() -> client.getQualifierType(marked))).isEqualTo(6);
      client.deleteClass(path(TPD, name));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"SAX", "DOM", "PULL"})
  void ownAssociationsLeadToVolumesOfTheArray(String parser) throws WBEMException {
    String name = "X_Tag" + parser;
    String tags = "X_Tags" + parser;
    try (TpdClient tpd = new TpdClient(fleet.array(LONDON), parser)) {
      WBEMClient client = tpd.client();
      client.createClass(label(name));
      client.createClass(
          classOf(
              tags,
              null,
              new CIMQualifier<?>[] {flag("Association")},
              property("Tag", new CIMDataType(name), null, KEY),
              property("Volume", new CIMDataType("CIM_StorageVolume"), null, KEY),
              property("Rank", CIMDataType.UINT16_T, null, NONE)));
      CIMObjectPath volume = tpd.named("TPD_StorageVolume", "oltp.redo").getObjectPath();
      CIMObjectPath tag = client.createInstance(instance(name, id(1), text("fast")));
      CIMObjectPath link =
          client.createInstance(
              instance(
                  tags,
                  reference("Tag", name, tag),
                  reference("Volume", "CIM_StorageVolume", volume),
                  new CIMProperty<>("Rank", CIMDataType.UINT16_T, new UnsignedInteger16(7))));
      assertThat(TpdClient.text(tpd.get(link), "Rank")).isEqualTo("7");

      List<CIMInstance> found =
          list(client.associatorInstances(volume, tags, null, null, null, false, null));
      assertThat(found).extracting(i -> TpdClient.text(i, "Text")).containsExactly("fast");
      assertThat(list(client.associatorNames(tag, tags, "TPD_StorageVolume", null, null)))
          .extracting(TpdClient::model)
          .containsExactly(TpdClient.model(volume));
      List<CIMInstance> references = list(client.referenceInstances(tag, tags, "Tag", false, null));
      assertThat(references).hasSize(1);
      assertThat(TpdClient.model(TpdClient.reference(references.get(0), "Volume")))
          .isEqualTo(TpdClient.model(volume));

      client.deleteInstance(link);
      assertThat(list(client.referenceNames(volume, tags, null))).isEmpty();
      client.deleteInstance(tag);
      client.deleteClass(path(TPD, tags));
      client.deleteClass(path(TPD, name));
    }
  }

  private static CIMProperty<CIMObjectPath> reference(
      String name, String target, CIMObjectPath path) {
    return new CIMProperty<>(name, new CIMDataType(target), path, true, false, null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SAX", "DOM", "PULL"})
  void whatTheArrayServesIsNotForClientsToMake(String parser) throws WBEMException {
    try (TpdClient tpd = new TpdClient(fleet.array(LONDON), parser)) {
      WBEMClient client = tpd.client();
      CIMInstance volume = tpd.named("TPD_StorageVolume", "oltp.redo");
      assertThat(refused(() -> client.deleteInstance(volume.getObjectPath()))).isEqualTo(7);
      CIMProperty<?> blocks =
          new CIMProperty<>("NumberOfBlocks", CIMDataType.UINT64_T, new UnsignedInteger64("1"));
      CIMInstance changed = volume.deriveInstance(new CIMProperty<?>[] {blocks});
      assertThat(refused(() -> client.modifyInstance(changed, null))).isEqualTo(7);
      client.modifyInstance(volume, null);
      CIMProperty<?> unknown = new CIMProperty<>("Colour", CIMDataType.STRING_T, "red");
      CIMInstance odd = new CIMInstance(volume.getObjectPath(), new CIMProperty<?>[] {unknown});
      assertThat(refused(() -> client.modifyInstance(odd, null))).isEqualTo(12);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"SAX", "DOM", "PULL"})
  void aVolumeIsRenamedByItsElementName(String parser) throws WBEMException {
    String name = "scratch." + parser;
    try (TpdClient tpd = new TpdClient(fleet.array(PARIS), parser)) {
      CIMInstance volume =
          tpd.all("TPD_StorageVolume").stream()
              .filter(v -> TpdClient.text(v, "ElementName").matches("test.scratch|scratch.*"))
              .findFirst()
              .orElseThrow();
      rename(tpd, volume, name);
      assertThat(TpdClient.text(tpd.get(volume.getObjectPath()), "ElementName")).isEqualTo(name);
      assertThat(fleet.answer(PARIS, "showvv").output()).contains(name);
      assertThat(refused(() -> rename(tpd, volume, "payroll.1"))).isEqualTo(11);
      assertThat(refused(() -> rename(tpd, volume, "a".repeat(32)))).isEqualTo(4);
      assertThat(refused(() -> rename(tpd, volume, "with blank"))).isEqualTo(4);
      CIMInstance member = tpd.named("TPD_StorageVolume", "payroll.1");
      assertThat(refused(() -> rename(tpd, member, "mine"))).as("in a group").isEqualTo(1);
    }
  }

  private static void rename(TpdClient tpd, CIMInstance volume, String name) throws WBEMException {
    CIMProperty<?> changed = new CIMProperty<>("ElementName", CIMDataType.STRING_T, name);
    tpd.client()
        .modifyInstance(
            new CIMInstance(volume.getObjectPath(), new CIMProperty<?>[] {changed}),
            new String[] {"ElementName"});
  }

  @ParameterizedTest
  @CsvSource({"SAX, CIM_Namespace", "DOM, CIM_WBEMServerNamespace", "PULL, CIM_Namespace"})
  void aNamespaceOfOnesOwnHoldsClassesUntilItIsEmptyAgain(String parser, String className)
      throws WBEMException {
    String namespace = "root/Mine" + parser;
    try (TpdClient tpd = new TpdClient(fleet.array(LONDON), parser)) {
      WBEMClient client = tpd.client();
      CIMInstance wish =
          new CIMInstance(
              path(INTEROP, className),
              new CIMProperty<?>[] {
                new CIMProperty<>("Name", CIMDataType.STRING_T, namespace, true, false, null)
              });
      CIMObjectPath created = client.createInstance(wish);
      assertThat(refused(() -> client.createInstance(wish))).isEqualTo(11);
      assertThat(TpdClient.text(tpd.get(created), "Name")).isEqualTo(namespace);
      for (String each : List.of("CIM_Namespace", "CIM_WBEMServerNamespace")) {
        assertThat(tpd.all(INTEROP, each))
            .extracting(i -> TpdClient.text(i, "Name"))
            .contains(namespace, TPD, INTEROP);
      }
      assertThat(list(client.enumerateClassNames(path(namespace, null), true))).isEmpty();
      CIMClass book =
          new CIMClass(
              path(namespace, "X_Book"),
              null,
              NONE,
              new CIMClassProperty<?>[] {property("Id", CIMDataType.UINT64_T, null, KEY)},
              null,
              false,
              false);
      client.createClass(book);
      client.createInstance(
          new CIMInstance(path(namespace, "X_Book"), new CIMProperty<?>[] {id(5)}));
      assertThat(tpd.all(namespace.toUpperCase(Locale.ROOT), "X_Book")).hasSize(1);
      assertThat(refused(() -> client.deleteInstance(created))).isEqualTo(20);
      client.deleteInstance(tpd.all(namespace, "X_Book").get(0).getObjectPath());
      client.deleteClass(path(namespace, "X_Book"));
      client.deleteInstance(created);
      assertThat(refused(() -> tpd.all(namespace, "X_Book"))).isEqualTo(3);
      CIMInstance interop = namespaceOf(tpd, className, INTEROP);
      assertThat(refused(() -> client.deleteInstance(interop.getObjectPath()))).isEqualTo(2);
    }
  }

  /** Whoever loses the race is told what has become of the namespace. */
  @Test
  void aNamespaceThatManyCreateAndDeleteAtOnceGivesEachAClearAnswer() throws Exception {
    List<Callable<List<String>>> clients = Collections.nCopies(4, this::createAndDelete);
    ExecutorService threads = Executors.newFixedThreadPool(clients.size());
    try {
      for (Future<List<String>> each : threads.invokeAll(clients)) {
        assertThat(each.get()).allMatch(said -> !said.contains("internal error"), "a clear answer");
      }
    } finally {
      threads.shutdown();
    }
  }

  private List<String> createAndDelete() throws WBEMException {
    List<String> said = new ArrayList<>();
    try (TpdClient tpd = new TpdClient(fleet.array(LONDON), "SAX")) {
      for (int i = 0; i < 20; i++) {
        try {
          CIMInstance wish =
              new CIMInstance(
                  path(INTEROP, "CIM_Namespace"),
                  new CIMProperty<?>[] {
                    new CIMProperty<>("Name", CIMDataType.STRING_T, "root/race", true, false, null)
                  });
          tpd.client().deleteInstance(tpd.client().createInstance(wish));
        } catch (WBEMException e) {
          assertThat(e.getID()).as("%s", e.getMessage()).isIn(1, 6, 11);
          said.add(String.valueOf(e.getMessage()));
        }
      }
    }
    return said;
  }

  private static CIMInstance namespaceOf(TpdClient tpd, String className, String name)
      throws WBEMException {
    return tpd.all(INTEROP, className).stream()
        .filter(i -> name.equals(TpdClient.text(i, "Name")))
        .findFirst()
        .orElseThrow();
  }
}
