package org.arraytwin.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.arraytwin.replication.table.Cell;
import org.arraytwin.replication.table.Family;
import org.arraytwin.replication.table.Happening;
import org.arraytwin.replication.table.SessionTable;
import org.arraytwin.replication.table.Trait;
import org.arraytwin.replication.table.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SessionFileIT {
  private static final String ANYHOW = "<cell source='book, page 4' certainty='K'/>";
  private static final String TOY =
      """
      <session kind="toy" family="group">
        <state word="Idle"/>
        <state word="On its way" traits="running busy"/>
        <operation name="go" options="fast">
          <cell when="state=On_its_way" refuse="RCOPY_GROUP_IS_BUSY" is="{state}" legal="wait"
              source="book, page 1" certainty="F"/>
          <cell when="fast=true target=ready" next="On its way" do="end-flows"
              source="book, page 1" certainty="F"/>
          <cell next="On its way" then="stopped" after="stop" source="book, page 2" certainty="I"/>
        </operation>
        <happening name="stopped">
          <cell next="Idle" source="book, page 3" certainty="K"/>
        </happening>
      """
          + Family.GROUP.befalling().stream()
              .map(h -> "  <happening name='" + h.word() + "'>" + ANYHOW + "</happening>\n")
              .collect(Collectors.joining())
          + "</session>\n";

  @TempDir Path folder;

  @BeforeEach
  void copyTheSchema() throws IOException {
    Files.createDirectories(folder.resolve("sessions"));
    Files.copy(Path.of("provider-config/session.xsd"), folder.resolve("session.xsd"));
  }

  private SessionTable read(String text) throws IOException {
    Files.writeString(folder.resolve("sessions/toy.xml"), text);
    return new ProviderConfig(folder).session("toy");
  }

  @Test
  void aTableHasItsStatesActionsAndCells() throws IOException {
    SessionTable table = read(TOY);

    assertThat(table.initial().word()).isEqualTo("Idle");
    assertThat(table.state("On its way").has(Trait.BUSY)).isTrue();
    assertThat(table.initial().has(Trait.RUNNING)).isFalse();
    assertThat(table.cells())
        .extracting(c -> c.ref().cell())
        .startsWith("go#1", "go#2", "go#3", "stopped#1");
    assertThat(table.cells()).extracting(Cell::certainty).startsWith("F", "F", "I", "K");
    assertThat(table.operation("go").columns())
        .extracting(c -> c.name())
        .containsExactly("state", "fast", "target");
  }

  @Test
  void oneChangedCellMakesAnotherTable() throws IOException {
    SessionTable table = read(TOY);
    assertThat(read(TOY)).isEqualTo(table);

    SessionTable other = table.mutated("go#3", Verdict.Take.NOTHING);

    assertThat(other).isNotEqualTo(table);
    assertThat(other.cells()).hasSameSizeAs(table.cells());
    assertThat(other.cells().get(2).verdict()).isEqualTo(Verdict.Take.NOTHING);
    assertThatThrownBy(() -> table.mutated("go#9", Verdict.Take.NOTHING))
        .hasMessage("toy has no cell go#9");
  }

  @Test
  void aTableThatBreaksOffBeforeItsLastTagIsPlaced() {
    assertThatThrownBy(() -> read(TOY.replace("</session>", "")))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith(folder.resolve("sessions/toy.xml") + ":23:1: not well-formed XML: ")
        .hasMessageContaining("Unexpected end-of-input");
  }

  @Test
  void whatCannotBeMayBeSaidOfWhatIsAsked() throws IOException {
    String text =
        TOY.replace(
            "state=On_its_way\" refuse", "state=On_its_way volumes=synced|syncing|other\" refuse");
    SessionTable table =
        read(
            text.replace(
                "<cell when=\"fast",
                "<cell when=\"state=On_its_way volumes=none\" never=\"it has some\""
                    + " source=\"book, page 1\" certainty=\"F\"/><cell when=\"fast"));
    assertThat(table.cells().get(1).verdict()).isEqualTo(new Verdict.Never("it has some"));
  }

  @ParameterizedTest
  @EnumSource
  void whatFaultsBringIsAnsweredByEachKind(Family family) throws IOException {
    String kind = family == Family.GROUP ? "eternus-rec" : "eternus-opc";
    String whole = Files.readString(Path.of("provider-config/sessions/" + kind + ".xml"));
    Path file = folder.resolve("sessions/" + kind + ".xml");
    for (Happening happening : family.befalling()) {
      String element = "(?s)<happening name=\"" + happening.word() + "\".*?</happening>";
      Files.writeString(file, whole.replaceFirst(element, ""));
      assertThatThrownBy(() -> new ProviderConfig(folder).session(kind))
          .isInstanceOf(ConfigException.class)
          .hasMessageStartingWith(file + ":")
          .hasMessageContaining("'" + happening.word() + "'")
          .hasMessageEndingWith(", expected a happening element of that name");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "eternus-quickopc, copy, mirror",
    "eternus-quickopc, rest, take-dependents",
    "eternus-ec, mirror, copy",
    "eternus-ec, reverse, restore-source",
    "reference-clone, rest, clean",
    "reference-snapshot, reset-target, reverse",
    "eternus-rec, begin-copy, copy",
    "reference-clone, copy, begin-copy",
  })
  void anEffectOfAnotherKindOfCopyIsRefusedWithItsLineAndThoseThereAre(
      String kind, String own, String others) throws IOException {
    Path file = folder.resolve("sessions").resolve(kind + ".xml");
    String shipped = Files.readString(Path.of("provider-config/sessions", kind + ".xml"));
    String wrong = shipped.replaceFirst("( do=\"([a-z-]+ )*)" + own + "\\b", "$1" + others);
    Files.writeString(file, wrong);
    String effects = " is not for " + kind + ", expected one of ([a-z-]+, )*" + own + "(, .*)?";
    assertThatThrownBy(() -> new ProviderConfig(folder).session(kind))
        .isInstanceOf(ConfigException.class)
        .message()
        .matches("\\Q" + file + "\\E:[0-9]+:[0-9]+: effect '" + others + "'" + effects);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "kind=\"toy\" | kind=\"tay\" | :1:1: kind 'tay' is wrong, expected 'toy' as the file is named",
        "family=\"group\" | family=\"herd\" | :1:1: 'herd' is no family, expected one of group, copy",
        "word=\"On its way\" | word=\"Idle\" | :3:3: there are two states 'Idle', expected one",
        "traits=\"running | traits=\"walking | :3:3: 'walking' is no trait, expected one of running,",
        "state=On_its_way | state=Onn | :5:5: 'Onn' is no state, expected one of Idle, On its way",
        "state=On_its_way | stat=x | :5:5: column 'stat' is unknown, expected state, peer, an option",
        "target=ready | target=gone | :7:5: 'gone' is no target, expected one of ready, not-ready",
        "target=ready | fast=true | :7:5: column 'fast' twice, expected it once",
        "RCOPY_GROUP_IS_BUSY | NO_IDEA | :5:5: 'NO_IDEA' is no reason that is known",
        "is=\"{state}\" | is=\"{mood}\" | :5:5: 'mood' is no detail, expected one of name, state,",
        "is=\"{state}\" | do=\"end-flows\" | :5:5: a cell that refuses needs is and legal",
        "is=\"{state}\" | is=\"x\" next=\"Idle\" | :5:5: a cell that refuses does nothing besides",
        "is=\"{state}\" | is=\"{state}\" never=\"so\" | :5:5: a cell that never comes up says nothing besides",
        "do=\"end-flows\" | do=\"sing\" | :7:5: 'sing' is no effect, expected one of",
        "then=\"stopped\" | then=\"rained\" | :9:5: 'rained' is no happening, expected one of",
        "then=\"stopped\" | then=\"started\" |"
            + " :9:5: this brings about 'started', expected a happening element of that name",
        "then=\"stopped\" after=\"stop\" | after=\"stop\" | :9:5: after needs then",
        "after=\"stop\" | after=\"tea\" | :9:5: 'tea' is no timing, expected one of",
        "options=\"fast\" | options=\"slow\" | :7:5: column 'fast' is unknown",
        "next=\"On its way\" then | when=\"target=ready\" next=\"On its way\" then |"
            + " :4:3: no cell answers state=Idle fast=false target=not-ready, expected one for every combination",
        "cell next=\"On its way\" then=\"stopped\" after=\"stop\" | cell never=\"nobody asks\" |"
            + " :9:5: 'go' may be asked in any state and with any option, expected what is done",
        "when=\"fast=true target=ready\" next=\"On its way\" do=\"end-flows\" |"
            + " when=\"fast=true state=Idle\" never=\"nobody asks\" | :7:5: 'go' may be asked",
        "fast=true target=ready | state=On_its_way |"
            + " :7:5: this cell is never the first that holds, expected it further up or not at all",
        "<happening name=\"stopped\" | <happening name=\"rained\" |"
            + " :11:3: 'rained' is no happening, expected one of",
        "cell next=\"Idle\" | cell next=\"Idol\" | :12:5: 'Idol' is no state, expected one of",
        "cell next=\"Idle\" | cell refuse=\"RCOPY_GROUP_IS_BUSY\" |"
            + " :12:5: what happens by itself cannot be refused",
        "certainty=\"K\" | certainty=\"X\" | :12:5:",
        "<state word=\"Idle\"/> | <state word=\"Idle\"/><state word=\"Sad\"/> |"
            + " :2:23: no cell leads to state 'Sad', expected one",
      })
  void aMistakeIsToldWithItsPlace(String old, String with, String message) {
    assertThat(TOY).contains(old);
    assertThatThrownBy(() -> read(TOY.replaceFirst(Pattern.quote(old), with)))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith(folder.resolve("sessions/toy.xml") + message);
  }
}
