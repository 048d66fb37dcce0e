package org.arraytwin.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.volume.TakeRetained;
import org.arraytwin.replication.Content;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.metricshub.wbem.javax.wbem.WBEMException;

/** What the words about local copies accept, refuse and print, and what the volumes hold then. */
class ThreeparCopyWordsIT {
  private static final String REFUSED = "Error: virtual volume ";

  private ThreeparCopies fleet;

  @BeforeEach
  void start() throws WBEMException {
    fleet = new ThreeparCopies();
    fleet.pass(60);
    fleet.write("orders", "0-99");
  }

  @AfterEach
  void stop() {
    fleet.close();
  }

  @Test
  void copiesAlternateAndAreRemovedFromTheirEnd() {
    assertThat(fleet.bad("createsv sv orders")).contains("read/write copy of read/write volume");
    assertThat(fleet.good("createsv -ro sv orders")).isEmpty();
    Content taken = fleet.content("orders");
    assertThat(fleet.bad("createsv -ro more sv")).contains("read-only copy of read-only volume sv");
    fleet.good("createsv try sv");
    fleet.write("try", "5");
    fleet.write("orders", "0-9");
    assertThat(fleet.content("sv").same(taken)).isTrue();
    assertThat(fleet.content("try").same(taken)).isFalse();
    assertThat(fleet.shown("Snp", "orders")).isEqualTo("1");
    assertThat(fleet.good("showcpg FC_r5").lines().toList().get(3).strip().split(" +"))
        .startsWith("0", "FC_r5", "-", "5", "5", "5", "1");
    assertThat(fleet.shown("BsId", "try")).isEqualTo(fleet.shown("Id", "orders"));
    assertThat(fleet.bad("removevv -f sv")).startsWith(REFUSED + "sv is in use by volume try");
    assertThat(fleet.bad("removevv sv")).contains("give -f");
    fleet.good("removevv -f -cascade sv");
    assertThat(fleet.bad("showvv sv* try")).doesNotContain("vcopy");
  }

  @Test
  void whatIsTypedStandsInTheEventLogOnceItIsAccepted() {
    fleet.bad("createsv sv orders");
    fleet.good("createsv -ro sv orders");
    fleet.good("promotesv sv");
    assertThat(fleet.good("showeventlog -oneline"))
        .contains("createsv -ro sv orders", "promotesv sv")
        .doesNotContain("createsv sv orders");
  }

  @Test
  void aVolumeIsCreatedWhereThereIsSpaceForIt() {
    fleet.good("createvv -tpvv FC_r5 thin 2g");
    fleet.good("createvv FC_r5 full 64");
    assertThat(fleet.good("showvv -showcols Name,Prov,Usr,VSize thin full"))
        .contains("thin tpvv", "2048", "full full", "  64");
    assertThat(fleet.bad("createvv FC_r5 thin 64m")).contains("Virtual volume already exists");
    assertThat(fleet.bad("createvv none more 64m")).contains("CPG does not exist", "FC_r5");
    assertThat(fleet.bad("createvv FC_r5 more 9999t")).contains("CPG has not enough space");
    assertThat(fleet.bad("createvv -tpvv FC_r5 more 257t")).contains("Value is above its range");
    assertThat(fleet.bad("createvv FC_r5 more 0")).contains("invalid size 0");
    assertThat(fleet.bad("createvv FC_r5 _more 1g")).contains("illegal character");
  }

  @Test
  void aRetainedCopyStaysAndAnExpiredOneIsFound() {
    assertThat(fleet.bad("createsv -ro -retain 15d sv orders")).contains("maximum, 336");
    assertThat(fleet.bad("createsv -ro -exp 1h -retain 2h sv orders"))
        .contains("cannot be longer than the expiration time");
    assertThat(fleet.bad("createsv -ro -exp 0 sv orders")).contains("1 to 43800 hours");
    fleet.good("createsv -ro -exp 2d -retain 1D sv orders");
    assertThat(fleet.bad("removevv -f sv")).contains("within its retention time");
    fleet.pass(24 * 3600);
    fleet.good("removevv -f -expired");
    assertThat(fleet.shown("Type", "sv")).isEqualTo("vcopy");
    fleet.pass(24 * 3600);
    fleet.good("removevv -f -expired");
    assertThat(fleet.bad("showvv sv")).contains("does not exist");
  }

  @Test
  void oneCopyOfAFamilyIsPromotedAtATime() {
    fleet.good("createsv -ro one orders");
    Content one = fleet.content("one");
    fleet.write("orders", "0-99");
    fleet.good("createsv -ro two orders");
    fleet.good("createsv three two");
    assertThat(fleet.bad("promotesv -target two three"))
        .contains("three cannot be promoted to two; legal are orders");
    assertThat(fleet.bad("promotesv orders"))
        .isEqualTo("Error: Base volume may not be promoted: orders\n");
    assertThat(fleet.bad("promotesv -pri high one")).contains("med is legal");
    assertThat(fleet.good("promotesv -target orders one"))
        .isEqualTo("Task 1 has been started to promote virtual copy one\n");
    assertThat(fleet.bad("promotesv two")).contains("a promote of one is under way");
    assertThat(fleet.bad("createsv -ro four orders")).contains("is being copied to");
    assertThat(fleet.bad("promotesv -halt -rcp one")).contains("other options");
    fleet.pass(1);
    assertThat(fleet.content("orders").same(one)).isTrue();
    assertThat(fleet.good("promotesv two"))
        .isEqualTo("Task 2 has been started to promote virtual copy two\n");
  }

  @Test
  void aCopyOfACopyIsPromotedAtOnceToAnyReadWriteVolumeAboveIt() {
    fleet.write("orders", "0-99");
    fleet.good("createsv -ro monday orders");
    Content monday = fleet.content("monday");
    fleet.good("createsv try monday");
    fleet.write("try", "3-5");
    Content tried = fleet.content("try");
    fleet.good("createsv -ro tuesday try");
    fleet.write("try", "7");
    fleet.write("orders", "0-9");
    fleet.good("createsv -ro late orders");
    Content late = fleet.content("late");

    assertThat(fleet.good("promotesv -target try tuesday"))
        .isEqualTo("Task 1 has been started to promote virtual copy tuesday\n");
    assertThat(fleet.content("try").same(tried)).isTrue();
    assertThat(fleet.good("promotesv try"))
        .isEqualTo("Task 2 has been started to promote virtual copy try\n");
    assertThat(fleet.good("showtask 2")).contains("promote_sv", "orders", "done");
    assertThat(fleet.content("orders").same(tried)).isTrue();
    assertThat(fleet.content("monday").same(monday)).isTrue();
    assertThat(fleet.content("late").same(late)).isTrue();
    assertThat(fleet.content("tuesday").same(tried)).isTrue();
    fleet.write("orders", "0-63");
    fleet.write("try", "0");
    assertThat(fleet.content("tuesday").same(tried)).isTrue();
    assertThat(fleet.content("monday").same(monday)).isTrue();
    fleet.good("promotesv monday");
    assertThat(fleet.bad("promotesv tuesday")).contains("a promote of monday is under way");
    fleet.pass(0.001);
    fleet.good("promotesv -halt monday");
    assertThat(fleet.bad("promotesv tuesday")).contains("orders is not whole", "monday was halted");
    fleet.good("promotevvcopy orders");
    fleet.good("promotesv tuesday");
    assertThat(fleet.content("orders").same(tried)).isTrue();
    assertThat(fleet.bad("promotesv -target late tuesday"))
        .contains("cannot be promoted to late; legal are try, orders");
  }

  @Test
  void theResyncSnapshotOfAVolumeStaysWhereTheWordSaysSo() {
    fleet.write("payroll.1", "0-9");
    fleet.waiting("stoprcopygroup -f payroll");
    Content stopped = fleet.content("payroll.1");
    fleet.write("payroll.1", "5-20");
    Content now = fleet.content("payroll.1");
    fleet.good("dismissrcopyvv -f -keepsnap payroll.1 payroll");
    assertThat(fleet.content("sv.rcpy.payroll.1.paris").same(stopped)).isTrue();
    assertThat(fleet.content("payroll.1").same(now)).isTrue();
    assertThat(fleet.shown("CopyOf", "sv.rcpy.payroll.1.paris")).isEqualTo("payroll.1");
    assertThat(fleet.shown("Rd", "sv.rcpy.payroll.1.paris")).isEqualTo("RO");
    fleet.write("payroll.1", "0-63");
    assertThat(fleet.content("sv.rcpy.payroll.1.paris").same(stopped)).isTrue();
    fleet.good("promotesv sv.rcpy.payroll.1.paris");
    fleet.pass(60);
    assertThat(fleet.content("payroll.1").same(stopped)).isTrue();

    fleet.good("admitrcopyvv payroll.1 payroll paris:payroll.1");
    fleet.waiting("startrcopygroup -wait payroll");
    fleet.waiting("stoprcopygroup -f payroll");
    fleet.write("payroll.1", "0-63");
    fleet.good("promotesv -rcp sv.rcpy.payroll.1.paris");
    assertThat(fleet.bad("removercopygroup -f -keepsnap payroll"))
        .startsWith("Error: Resync snapshot could not be renamed: that of virtual volume payroll.1")
        .contains("payroll.1 is being copied to");
    fleet.pass(60);
    fleet.good("removercopygroup -f -keepsnap payroll");
    assertThat(fleet.shown("CopyOf", "sv.rcpy.payroll.1.paris0")).isEqualTo("payroll.1");
  }

  @Test
  void whereThereIsNoResyncSnapshotNothingIsKept() {
    fleet.waiting("stoprcopygroup -f -nosnap payroll");
    fleet.good("removercopygroup -f -keepsnap payroll");
    assertThat(fleet.bad("showvv sv*")).contains("does not exist");
  }

  @Test
  void onlyACopyOfAVolumeOfTheGroupTakesWhatTheGroupKeeps() {
    fleet.good("createsv -ro day orders");
    fleet.good("createsv -ro pay payroll.1");
    assertThat(fleet.refused(new TakeRetained(0, "payroll", "day")))
        .isEqualTo(Reason.VOL_NOT_IN_GROUP);
    assertThat(fleet.refused(new TakeRetained(0, "payroll", "pay")))
        .isEqualTo(Reason.VOL_NOT_IN_GROUP);
    assertThat(fleet.refused(new TakeRetained(0, "none", "pay")))
        .isEqualTo(Reason.NON_EXISTENT_RCOPY_GROUP);
    assertThat(fleet.refused(new TakeRetained(0, "payroll", "none")))
        .isEqualTo(Reason.NON_EXISTENT_SESSION);
  }

  @Test
  void aPhysicalCopyNeedsADestinationOfItsOwn() {
    assertThat(fleet.bad("createvvcopy archive")).contains("one of -p, -r and -halt");
    assertThat(fleet.bad("createvvcopy -p none archive")).contains("none does not exist");
    assertThat(fleet.bad("createvvcopy -p orders payroll.1")).contains("Remote Copy group payroll");
    assertThat(fleet.bad("createvvcopy -r archive")).contains("is not a physical copy");
    fleet.good("createsv -ro test.sv test");
    assertThat(fleet.bad("createvvcopy -p orders test")).contains("has virtual copies");
    assertThat(fleet.bad("createvvcopy -p orders -pri top archive")).contains("invalid priority");
    fleet.volume("small");
    assertThat(fleet.bad("createvvcopy -p orders small"))
        .isEqualTo(REFUSED + "small is smaller than orders; one of at least its size is needed\n");
    assertThat(fleet.good("createvvcopy -p orders -s -pri low archive"))
        .isEqualTo("Copy was started. child = archive, parent = orders, task ID = 1\n");
    assertThat(fleet.bad("createvvcopy -p stock archive")).contains("physical copy of orders");
    assertThat(fleet.bad("createvvcopy -p orders archive")).contains("is being copied or promoted");
    assertThat(fleet.bad("createsv -ro sv archive")).contains("is being copied to");
    fleet.pass(63);
    assertThat(fleet.shown("Detailed_State", "archive")).isEqualTo("copying");
    fleet.pass(1);
    assertThat(fleet.shown("Detailed_State", "archive")).isEqualTo("normal");
    assertThat(fleet.bad("removevv -f orders")).contains("is in use by volume archive");
    fleet.good("promotevvcopy archive");
    fleet.good("removevv -f orders");
  }

  @Test
  void ofALargerDestinationTheBeginningIsOverwrittenAndTheRestStays() {
    fleet.volume("from");
    fleet.good("createvv -tpvv -snp_cpg FC_r5 FC_r5 onto 128m");
    fleet.write("from", "3");
    fleet.write("onto", "0-2000");
    Content before = fleet.content("onto");
    fleet.good("createvvcopy -p from -s onto");
    fleet.pass(1);
    Content after = fleet.content("onto");
    assertThat(after.slice(0, 1024).same(fleet.content("from"))).isTrue();
    assertThat(after.slice(1024, 1024).same(before.slice(1024, 1024))).isTrue();
    fleet.write("from", "9");
    fleet.good("createvvcopy -r onto");
    fleet.pass(0.001);
    assertThat(fleet.shown("Detailed_State", "onto")).isEqualTo("normal");
    assertThat(fleet.content("onto").slice(0, 1024).same(fleet.content("from"))).isTrue();
    fleet.good("promotevvcopy onto");
    assertThat(fleet.shown("VSize", "onto")).isEqualTo("128");
  }

  @Test
  void copiesAndRemoteCopyKeepOutOfEachOthersWay() {
    Content london = fleet.content(0, "payroll.1");
    fleet.good("createsv -ro -rcopy night payroll.1");
    assertThat(fleet.content(1, "night").same(london)).isTrue();
    assertThat(fleet.type("paris", "showvv night").output()).contains("snp  vcopy payroll.1");
    assertThat(fleet.bad("createsv -ro -rcopy night2 orders"))
        .contains("not the synced primary volume");
    fleet.write("payroll.1", "0-9");
    assertThat(fleet.bad("promotesv night")).contains("-rcp allows that");
    assertThat(fleet.bad("promotesv -rcp night")).contains("is started; stop it first");
    fleet.waiting("stoprcopygroup -f payroll");
    fleet.good("promotesv -rcp night");
    assertThat(fleet.bad("startrcopygroup payroll"))
        .startsWith(
            "Error: Promote of a virtual volume is in progress: payroll.1 of group payroll");
    assertThat(fleet.bad("setrcopygroup reverse -f payroll")).contains("promotesv -halt");
    fleet.pass(1);
    assertThat(fleet.content(0, "payroll.1").same(london)).isTrue();
    assertThat(fleet.type("paris", "promotesv -rcp night").output()).contains("is read-only");
    assertThat(fleet.bad("admitrcopyvv night payroll paris:night"))
        .contains("night on london is a virtual copy of payroll.1");
    fleet.good("startrcopygroup payroll");
    fleet.pass(60);
    assertThat(fleet.content(1, "payroll.1").same(london)).isTrue();
  }

  @Test
  void aSetIsCopiedAndAdmittedAsAWhole() {
    fleet.good("createvvset -comment {the shop} shop orders");
    fleet.good("createvvset -add shop sto*");
    assertThat(fleet.bad("createvvset -add shop stock")).contains("already a member");
    assertThat(fleet.bad("createvvset shop")).contains("already exists");
    assertThat(fleet.bad("createsv -ro noon set:shop")).contains("noon already exists");
    fleet.good("createsv -ro @vvname@.noon set:shop");
    assertThat(fleet.good("showvv -showcols Name,CopyOf *.noon"))
        .contains("orders.noon orders", "stock.noon  stock");
    fleet.write("stock", "0");
    assertThat(fleet.good("showvvset -vv stock")).contains("shop");
    fleet.good("setvvset -name store shop");
    assertThat(fleet.good("showvvset -d -csvtable").lines())
        .containsExactly("Id ,Name,Members,Comment", "1,store,orders,the shop", ",,stock,");
    fleet.good("creatercopygroup -usr_cpg FC_r5 paris:FC_r5 store paris:sync");
    fleet.good("admitrcopyvv -createvv set:store store paris:@vvname@.r");
    assertThat(fleet.bad("removevvset -f store"))
        .contains("Set store is currently admitted to Remote Copy Group");
    fleet.good("dismissrcopyvv -f -pat * store");
    fleet.good("removevvset -f store stock");
    fleet.good("removevvset -f -pat st*");
    assertThat(fleet.good("showvvset")).isEqualTo("No vv sets listed\n");
  }
}
