package org.arraytwin.cim.mof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimMethod;
import org.arraytwin.cim.CimProperty;
import org.arraytwin.cim.ClassRepository;
import org.arraytwin.cim.Qualifiers;
import org.arraytwin.cim.mof.syntax.MofException;
import org.arraytwin.cim.mof.syntax.MofSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The MOF files the server loads at its start. */
class ServedClassesIT {
  private static final Path MOF = Path.of("mof");

  private final MofDeclarations declarations =
      MofCompiler.parse(MofSource.folder(MOF), "threepar.mof");
  private final ClassRepository classes = declarations.repository();

  @Test
  void everyFileIsIncludedAndHoldsTheClassItIsNamedAfter() throws IOException {
    List<String> files;
    try (Stream<Path> all = Files.walk(MOF)) {
      files =
          all.map(p -> p.getFileName().toString())
              .filter(n -> n.startsWith("CIM_") || n.startsWith("TPD_"))
              .map(n -> n.substring(0, n.length() - ".mof".length()))
              .toList();
    }
    assertThat(classes.all())
        .extracting(CimClass::name)
        .containsExactlyInAnyOrderElementsOf(files)
        .contains("TPD_StorageSystem", "TPD_NodeSystem", "TPD_DynamicStoragePool")
        .hasSizeGreaterThan(280);
  }

  @Test
  void theStandardClassesStandWithoutAProduct() {
    List<String> standard =
        classes.all().stream().map(CimClass::name).filter(n -> n.startsWith("CIM_")).toList();
    assertThat(MofCompiler.parse(MofSource.folder(MOF), "cim.mof").repository().all())
        .extracting(CimClass::name)
        .containsExactlyElementsOf(standard)
        .contains("CIM_IndicationSubscription", "CIM_MaskingMappingView", "CIM_DiskDrive")
        .contains("CIM_BlockStorageStatisticalData", "CIM_iSCSIProtocolEndpoint", "CIM_FCPort");
  }

  @Test
  void whatAClassRefersToIsThereAndItsValueMapsPairUp() {
    for (CimClass c : classes.all()) {
      List<Qualifiers> all = new ArrayList<>();
      for (CimProperty p : c.properties()) {
        all.add(p.qualifiers());
        if (p.isReference()) {
          assertThat(classes.get(p.referenceClass())).as(c + "." + p.name()).isNotNull();
        }
      }
      for (CimMethod m : c.methods()) {
        all.add(m.qualifiers());
        m.parameters().forEach(p -> all.add(p.qualifiers()));
      }
      for (Qualifiers q : all) {
        String embedded = q.text("EmbeddedInstance");
        assertThat(embedded == null || classes.get(embedded) != null)
            .as("%s embeds %s", c, embedded)
            .isTrue();
        assertThat(q.texts("Values").isEmpty() ? List.of() : q.texts("ValueMap"))
            .as("%s: values %s", c, q.texts("Values"))
            .hasSameSizeAs(q.texts("Values"));
      }
    }
  }

  @Test
  void everyVendorClassRefinesOneOfTheStandard() {
    for (CimClass c : classes.all()) {
      if (c.name().startsWith("TPD_")) {
        assertThat(c.superclass()).as(c.name()).startsWith("CIM_");
        assertThat(c.isAbstract()).as(c.name()).isFalse();
        assertThat(c.keys()).as(c.name()).isNotEmpty();
      }
    }
  }

  @Test
  void everyClassPropertyAndMethodIsDescribed() {
    for (CimClass c : classes.all()) {
      assertThat(c.qualifiers().text("Description")).as(c.name()).isNotBlank();
      assertThat(c.properties())
          .allSatisfy(p -> assertThat(p.qualifiers().text("Description")).isNotBlank());
      assertThat(c.methods())
          .allSatisfy(m -> assertThat(m.qualifiers().text("Description")).isNotBlank());
    }
  }

  @Test
  void aRemotePairIsKeyedByItsTwoReferences() {
    CimClass pair = classes.get("TPD_RemoteStorageSynchronized");
    assertThat(pair.keys())
        .extracting(CimProperty::name)
        .containsExactly("SystemElement", "SyncedElement");
    assertThat(pair.keys()).allMatch(CimProperty::isReference);
    assertThat(pair.isAssociation()).isTrue();
    CimProperty copyState = pair.property("CopyState");
    assertThat(copyState.classOrigin()).isEqualTo("CIM_Synchronized");
    List<String> map = copyState.qualifiers().texts("ValueMap");
    assertThat(map).contains("4", "10", "18");
    assertThat(copyState.qualifiers().texts("Values").get(map.indexOf("10")))
        .isEqualTo("Failedover");
    assertThat(pair.property("RequestedCopyState").defaultValue()).isEqualTo(15L);
  }

  @Test
  void theReplicationServiceHasItsThirtyMethodsAndTwoOfItsOwn() {
    CimClass service = classes.get("TPD_ReplicationService");
    assertThat(
            service.methods().stream()
                .filter(m -> m.classOrigin().equals("CIM_ReplicationService")))
        .hasSize(30);
    assertThat(
            service.methods().stream()
                .filter(m -> m.classOrigin().equals("TPD_ReplicationService"))
                .map(m -> m.name()))
        .containsExactlyInAnyOrder(
            "CreateConsistentReplicaList", "TPD_ModifyGroupReplicaSynchronization");
    assertThat(service.method("CreateElementReplica").parameter("Job").isOut()).isTrue();
  }

  @Test
  void aSmallerNamespaceSharesItsClasses() {
    ClassRepository interop =
        declarations.repository(List.of("CIM_ObjectManager", "CIM_RegisteredSubProfile"));
    assertThat(interop.get("CIM_ManagedElement")).isSameAs(classes.get("CIM_ManagedElement"));
    assertThat(interop.get("TPD_StorageVolume")).isNull();
    assertThat(interop.all()).hasSizeLessThan(30);
  }

  @Test
  void aLinkThatLeavesTheFolderIsNotFollowed(@TempDir Path temp) throws IOException {
    Path inside = Files.createDirectory(temp.resolve("in"));
    Path secret = Files.writeString(temp.resolve("secret.mof"), "class S {};");
    Files.createSymbolicLink(inside.resolve("link.mof"), secret);
    assertThatThrownBy(() -> MofCompiler.parse(MofSource.folder(inside), "link.mof"))
        .isInstanceOf(MofException.class)
        .hasMessageContaining("outside the MOF folder");
    Files.write(inside.resolve("latin.mof"), new byte[] {'/', '/', (byte) 0xE9, 'x'});
    assertThatThrownBy(() -> MofCompiler.parse(MofSource.folder(inside), "latin.mof"))
        .hasMessageContaining("is not UTF-8");
    try (RandomAccessFile sparse = new RandomAccessFile(inside.resolve("big.mof").toFile(), "rw")) {
      sparse.setLength(MofSource.MAX_FILE_BYTES + 1);
    }
    assertThatThrownBy(() -> MofCompiler.parse(MofSource.folder(inside), "big.mof"))
        .hasMessageContaining("larger than");
  }
}
