package org.arraytwin.server;

import static org.arraytwin.server.ThreeparCalls.bytes;
import static org.arraytwin.server.ThreeparCalls.number;
import static org.arraytwin.server.ThreeparCalls.ref;
import static org.arraytwin.server.ThreeparCalls.refs;
import static org.arraytwin.server.ThreeparCalls.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.metricshub.wbem.javax.cim.CIMArgument;
import org.metricshub.wbem.javax.cim.CIMDataType;
import org.metricshub.wbem.javax.cim.CIMInstance;
import org.metricshub.wbem.javax.cim.CIMObjectPath;
import org.metricshub.wbem.javax.cim.UnsignedInteger64;
import org.metricshub.wbem.javax.wbem.WBEMException;

/**
 * Volumes of a 3PAR are made, grown, named and deleted through CIM (CIM API reference 3.1.1, Block
 * Services package, tables 28, 30 and 32), and what {@code showvv} prints of them then.
 */
class ThreeparVolumesIT {
  private static final long MIB = 1L << 20;
  private static final String CREATE = "CreateOrModifyElementFromStoragePool";
  private static final int FULL = 2;
  private static final int THIN = 5;
  private static ThreeparCopies fleet;
  private static ThreeparCalls calls;

  @BeforeAll
  static void start() throws WBEMException {
    fleet = new ThreeparCopies();
    calls = new ThreeparCalls(fleet.client());
  }

  @AfterAll
  static void stop() {
    fleet.close();
  }

  private static CIMObjectPath pool() throws WBEMException {
    return fleet.client().named("TPD_DynamicStoragePool", "FC_r5").getObjectPath();
  }

  private static long create(int type, long size, CIMArgument<?> more) throws WBEMException {
    return calls.configure(
        CREATE, number("ElementType", type), bytes("Size", size), ref("InPool", pool()), more);
  }

  @Test
  void aVolumeIsMadeGrownNamedAndReturned() throws WBEMException {
    assertThat(create(FULL, 100 * MIB + 1, text("ElementName", "full"))).isZero();
    assertThat(String.valueOf(calls.answered("Size"))).isEqualTo(String.valueOf(101 * MIB));
    assertThat(calls.seen("TheElement").getPropertyValue("ElementName")).isEqualTo("full");
    CIMArgument<?> volume = ref("TheElement", (CIMObjectPath) calls.answered("TheElement"));
    assertThat(fleet.shown("Prov", "full") + fleet.shown("VSize", "full")).isEqualTo("full101");
    assertThat(
            calls.configure(CREATE, volume, bytes("Size", 200 * MIB), text("ElementName", "more")))
        .isZero();
    assertThat(fleet.shown("VSize", "more")).isEqualTo("200");
    assertThat(calls.configure(CREATE, volume, bytes("Size", 150 * MIB))).isEqualTo(4097);
    assertThat(String.valueOf(calls.answered("Size"))).isEqualTo(String.valueOf(200 * MIB));
    assertThat(calls.configure("ReturnToStoragePool", volume)).isZero();
    assertThat(fleet.bad("showvv more")).contains("does not exist");
    assertThat(calls.configure("ReturnToStoragePool", volume)).isEqualTo(5);
  }

  @Test
  void theArrayNamesWhatHasNoNameAndTakesAPoolForSnapshots() throws WBEMException {
    assertThat(
            calls.configure(
                "TPD_CreateOrModifyElementFromStoragePools",
                number("ElementType", THIN),
                bytes("Size", MIB),
                refs("InPools", pool(), pool())))
        .isZero();
    String name = String.valueOf(calls.seen("TheElement").getPropertyValue("ElementName"));
    assertThat(name).startsWith("vv");
    assertThat(fleet.shown("Prov", name)).isEqualTo("tpvv");
    assertThat(
            calls.configure(
                "TPD_CreateOrModifyElementFromStoragePools",
                bytes("Size", MIB),
                refs("InPools", pool(), pool(), pool())))
        .isEqualTo(5);
  }

  @Test
  void whatIsWrongIsToldApartAndNothingIsMade() throws WBEMException {
    int volumes = fleet.at().fleet().site(0).volumes().size();
    assertThat(create(FULL, MIB, text("ElementName", "orders"))).isEqualTo(5);
    assertThat(create(FULL, MIB, text("ElementName", "a b"))).isEqualTo(5);
    assertThat(create(FULL, 0, text("ElementName", "x"))).isEqualTo(5);
    assertThat(create(8, MIB, text("ElementName", "x"))).isOne();
    assertThat(create(FULL, 1L << 50, text("ElementName", "x"))).isEqualTo(4097);
    assertThat(create(THIN, (1L << 48) + 1, text("ElementName", "x"))).isEqualTo(4097);
    assertThat(Long.parseLong(String.valueOf(calls.answered("Size")))).isPositive();
    assertThat(create(FULL, Long.MAX_VALUE, text("ElementName", "x"))).isEqualTo(4097);
    CIMArgument<?> most =
        new CIMArgument<>(
            "Size", CIMDataType.UINT64_T, new UnsignedInteger64("18446744073709551615"));
    assertThat(calls.configure(CREATE, most, ref("InPool", pool()))).isEqualTo(4097);
    assertThat(Long.parseLong(String.valueOf(calls.answered("Size")))).isPositive();
    assertThat(calls.configure(CREATE, bytes("Size", MIB))).isEqualTo(5);
    assertThat(fleet.at().fleet().site(0).volumes().size()).isEqualTo(volumes);
  }

  @Test
  void whatIsCopiedIsNeitherGrownNorReturned() throws WBEMException {
    fleet.volume("kept");
    fleet.good("createsv -ro kept.ro kept");
    CIMArgument<?> kept = ref("TheElement", fleet.path("kept"));
    CIMArgument<?> remote = ref("TheElement", fleet.path("payroll.1"));
    assertThat(calls.configure("ReturnToStoragePool", kept)).isEqualTo(6);
    assertThat(calls.configure("ReturnToStoragePool", remote)).isEqualTo(6);
    assertThat(calls.configure(CREATE, kept, bytes("Size", 1L << 30))).isEqualTo(4);
    assertThat(calls.configure(CREATE, remote, text("ElementName", "x"))).isEqualTo(4);
    assertThat(calls.configure("ReturnToStoragePool", ref("TheElement", fleet.path("kept.ro"))))
        .isZero();
    assertThat(calls.configure("ReturnToStoragePool", kept)).isZero();
  }

  @Test
  void eachPoolHasExactlyOneSetOfCapabilities() throws WBEMException {
    List<CIMInstance> able =
        TpdClient.list(
            fleet
                .client()
                .client()
                .associatorInstances(
                    pool(),
                    "CIM_ElementCapabilities",
                    "CIM_StorageConfigurationCapabilities",
                    null,
                    null,
                    false,
                    null));
    assertThat(able).hasSize(1);
    assertThat(TpdClient.text(able.get(0), "SupportedStorageElementTypes")).isEqualTo("[2, 5]");
    assertThat(TpdClient.text(able.get(0), "SupportedAsynchronousActions")).isEqualTo("[]");
    assertThat(fleet.client().get(able.get(0).getObjectPath()).getPropertyValue("InstanceID"))
        .isEqualTo("3PAR:StorageConfigurationCapabilities:FC_r5");
  }
}
