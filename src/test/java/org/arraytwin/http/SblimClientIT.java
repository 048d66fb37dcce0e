package org.arraytwin.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.arraytwin.wbem.SampleNamespace;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.metricshub.wbem.javax.cim.CIMArgument;
import org.metricshub.wbem.javax.cim.CIMClass;
import org.metricshub.wbem.javax.cim.CIMDataType;
import org.metricshub.wbem.javax.cim.CIMInstance;
import org.metricshub.wbem.javax.cim.CIMObjectPath;
import org.metricshub.wbem.javax.cim.CIMProperty;
import org.metricshub.wbem.javax.cim.UnsignedInteger32;
import org.metricshub.wbem.javax.cim.UnsignedInteger64;
import org.metricshub.wbem.javax.wbem.CloseableIterator;
import org.metricshub.wbem.javax.wbem.WBEMException;
import org.metricshub.wbem.javax.wbem.client.WBEMClient;

/** All operations as the SBLIM Java client sees them, with each of its three parsers. */
class SblimClientIT {
  private static final int VOLUMES = 20_000;
  private static SampleEndpoint endpoint;

  @BeforeAll
  static void open() throws IOException {
    endpoint = SampleEndpoint.ofVolumes(VOLUMES);
  }

  @AfterAll
  static void close() {
    endpoint.close();
  }

  private static CIMObjectPath path(String className, CIMProperty<?>... keys) {
    return new CIMObjectPath(null, null, null, SampleNamespace.NAME, className, keys);
  }

  private static CIMObjectPath volume(long n) {
    return path(
        "TPD_StorageVolume",
        new CIMProperty<>("DeviceID", CIMDataType.UINT64_T, u64(n), true, false, null),
        new CIMProperty<>("SystemName", CIMDataType.STRING_T, "london", true, false, null));
  }

  private static UnsignedInteger64 u64(long n) {
    return new UnsignedInteger64(BigInteger.valueOf(n));
  }

  private static <T> List<T> all(CloseableIterator<T> iterator) {
    List<T> items = new ArrayList<>();
    while (iterator.hasNext()) {
      items.add(iterator.next());
    }
    iterator.close();
    return items;
  }

  @ParameterizedTest
  @ValueSource(strings = {"SAX", "PULL", "DOM"})
  void instancesAreReadWhole(String parser) throws WBEMException {
    WBEMClient client = endpoint.sblim(parser);
    CIMInstance three = client.getInstance(volume(3), false, false, null);
    assertThat(three.getProperties()).hasSize(15);
    assertThat(three.getPropertyValue("ElementName"))
        .isEqualTo("vv<3>&\"quoted\" \u00fc \ud83d\ude00 \ufffd");
    assertThat(three.getPropertyValue("NumberOfBlocks").toString())
        .isEqualTo("18446744073709551615");
    assertThat(three.getPropertyValue("OtherIdentifyingInfo"))
        .isEqualTo(new String[] {"NAA;VPD83Type3", null});
    assertThat(three.getProperty("Comment").getValue()).isNull();
    CIMInstance few =
        client.getInstance(volume(1), false, true, new String[] {"Name", "NoSuchThing"});
    assertThat(few.getProperties()).extracting(CIMProperty::getName).containsExactly("Name");
    assertThat(few.getProperty("Name").getOriginClass()).isEqualTo("CIM_StorageVolume");
    CIMInstance pool =
        all(client.enumerateInstances(path("CIM_StoragePool"), true, false, false, null)).get(0);
    assertThat(((CIMInstance) pool.getPropertyValue("Setting")).getPropertyValue("ElementName"))
        .isEqualTo("vv.1");
    client.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SAX", "PULL", "DOM"})
  void aLargeEnumerationArrivesWhole(String parser) throws WBEMException {
    WBEMClient client = endpoint.sblim(parser);
    List<CIMInstance> volumes =
        all(client.enumerateInstances(path("CIM_StorageVolume"), true, false, false, null));
    assertThat(volumes).hasSize(VOLUMES);
    assertThat(volumes.get(VOLUMES - 1).getPropertyValue("ElementName"))
        .isEqualTo("vv." + (VOLUMES - 1));
    assertThat(all(client.enumerateInstanceNames(path("CIM_StorageVolume")))).hasSize(VOLUMES);
    client.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SAX", "PULL", "DOM"})
  void everyPathThatIsListedCanBeFollowed(String parser) throws WBEMException {
    WBEMClient client = endpoint.sblim(parser);
    List<CIMObjectPath> copies =
        all(client.referenceNames(volume(0), "CIM_StorageSynchronized", "SystemElement"));
    assertThat(copies).hasSize(1);
    CIMInstance copy = client.getInstance(copies.get(0), false, false, null);
    CIMObjectPath synced = (CIMObjectPath) copy.getPropertyValue("SyncedElement");
    assertThat(synced.getNamespace()).isEqualTo(SampleNamespace.NAME);
    assertThat(client.getInstance(synced, false, false, null).getPropertyValue("ElementName"))
        .isEqualTo("vv.1");
    assertThat(all(client.referenceInstances(volume(0), null, null, false, null))).hasSize(2);
    assertThat(
            all(
                client.associatorInstances(
                    volume(0), "CIM_StorageSynchronized", null, null, null, false, null)))
        .singleElement()
        .satisfies(i -> assertThat(i.getPropertyValue("ElementName")).isEqualTo("vv.1"));
    assertThat(all(client.associatorNames(volume(0), null, null, null, null))).hasSize(2);
    client.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SAX", "PULL", "DOM"})
  void classesAndQualifiersAreRead(String parser) throws WBEMException {
    WBEMClient client = endpoint.sblim(parser);
    CIMClass volume = client.getClass(path("TPD_StorageVolume"), false, true, true, null);
    assertThat(volume.getSuperClassName()).isEqualTo("CIM_StorageVolume");
    assertThat(volume.getProperties()).hasSize(15);
    assertThat(volume.getProperty("NameFormat").getQualifierValue("Values"))
        .isEqualTo(new String[] {"Other", "NAA"});
    assertThat(volume.getMethods()).hasSize(4);
    assertThat(all(client.enumerateClasses(path(null), true, false, true, true))).hasSize(7);
    assertThat(all(client.enumerateClassNames(path("CIM_ManagedElement"), true))).hasSize(3);
    assertThat(
            all(
                client.associatorClasses(
                    path("CIM_StoragePool"), null, null, null, null, true, true, null)))
        .isNotEmpty();
    assertThat(all(client.referenceClasses(path("CIM_StoragePool"), null, null, true, true, null)))
        .isNotEmpty();
    assertThat(all(client.enumerateQualifierTypes(path(null)))).hasSize(2);
    assertThat(client.getQualifierType(path("Key")).getName()).isEqualTo("Key");
    client.close();
  }

  /** Without DOM: that parser hands method results on in a form its own caller rejects. */
  @ParameterizedTest
  @ValueSource(strings = {"SAX", "PULL"})
  void aMethodTakesAndGivesTypedValues(String parser) throws WBEMException {
    WBEMClient client = endpoint.sblim(parser);
    CIMObjectPath pool =
        path(
            "CIM_StoragePool",
            new CIMProperty<>("InstanceID", CIMDataType.STRING_T, "pool:1", true, false, null));
    CIMArgument<?>[] in = {
      new CIMArgument<>("Size", CIMDataType.UINT64_T, u64(77)),
      new CIMArgument<>("Pool", new CIMDataType("CIM_StoragePool"), pool)
    };
    CIMArgument<?>[] out = new CIMArgument<?>[4];
    Object result = client.invokeMethod(volume(2), "Resize", in, out);
    assertThat(result).isEqualTo(new UnsignedInteger32(4096));
    assertThat(out[0].getName()).isEqualTo("TheSize");
    assertThat(out[0].getValue()).isEqualTo(u64(77));
    assertThat(((CIMObjectPath[]) out[1].getValue())[0].getKeyValue("InstanceID"))
        .isEqualTo("pool:1");
    client.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SAX", "PULL"})
  void aStaticMethodIsCalledOnItsClass(String parser) throws WBEMException {
    WBEMClient client = endpoint.sblim(parser);
    Object count =
        client.invokeMethod(
            path("TPD_StorageVolume"), "Count", new CIMArgument<?>[0], new CIMArgument<?>[1]);
    assertThat(count).isEqualTo(new UnsignedInteger32(VOLUMES));
    client.close();
  }

  @Test
  void errorsCarryTheirStatus() throws WBEMException {
    WBEMClient client = endpoint.sblim("SAX");
    assertThatThrownBy(() -> client.getInstance(volume(VOLUMES), false, false, null))
        .isInstanceOfSatisfying(
            WBEMException.class,
            e -> assertThat(e.getID()).isEqualTo(WBEMException.CIM_ERR_NOT_FOUND));
    assertThatThrownBy(() -> client.deleteInstance(volume(1)))
        .isInstanceOfSatisfying(
            WBEMException.class,
            e -> assertThat(e.getID()).isEqualTo(WBEMException.CIM_ERR_NOT_SUPPORTED));
    client.close();
  }
}
