package org.arraytwin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.arraytwin.product.eternus.session.Names;
import org.arraytwin.profile.CommandLine.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** Layouts, documents, ids and exit statuses of the Copy Control Module. */
class CcmWordsIT {
  private static EternusBoxes boxes;

  @BeforeAll
  static void start() {
    boxes = new EternusBoxes();
  }

  @AfterAll
  static void stop() {
    boxes.close();
  }

  @BeforeEach
  void fresh() {
    boxes.fresh();
  }

  private static String boxId(int array) {
    return Names.boxId(boxes.server().fleet().now().fleet().site(array).array());
  }

  private static String inHex(int array) {
    return HexFormat.of().formatHex(boxId(array).getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void acecStartPrintsEachPairAndThenHowManySucceeded() {
    Answer answer = boxes.type("ccm", "acec start -g REC");
    assertThat(answer.exitCode()).isZero();
    List<String> lines = answer.output().lines().toList();
    assertThat(lines).hasSize(7);
    assertThat(lines.get(0)).isEqualTo("dx1/0x0:dx2/0x0");
    assertThat(lines.get(1))
        .matches("# DATE : \\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d - << REC Started >>");
    assertThat(lines.get(2))
        .isEqualTo(
            "# From:BoxID=" + inHex(0) + "/Olu=0/Adr_high=0/Adr_low=0/size_high=0/size_low=0");
    assertThat(lines.get(3)).isEqualTo("# To  :BoxID=" + inHex(1) + "/Olu=0/Adr_high=0/Adr_low=0");
    assertThat(lines.subList(4, 7)).containsExactly("", "  Succeeded : 1", "  Failed    : 0");
    assertThat(inHex(0)).hasSize(80);
  }

  @Test
  void acecQueryHasTheLayoutOfTheGuide() {
    boxes.must("acec start -g EC");
    boxes.pass(60);
    assertThat(boxes.type("ccm", "acec query -g EC").output())
        .matches(
            """
            Copy Group Name : EC
            Copy Group Type : EC
            Disk Array Name : dx1 \\([A-Z0-9#]{40}\\)

            Source  <=> Target  SID +EC Status      Copy Phase Copied Block
            ------- --- ------- -+ -------------- ---------- ------------
            dx1/0x0 ==> dx1/0x1 0x[0-9a-f]+ +"EC Executing" "Paired"        2097152
            """);
    assertThat(boxes.type("ccm", "acec query -g EC -progress").output())
        .contains(" Copied Block Progress\n", " 2097152     100%\n");
  }

  @Test
  void aPartlyFailedCommandEndsWithSixAndItsDocumentTellsWhichPart() {
    boxes.must("acopc start -g PAIRS -p dx1/0x0:dx1/0x1");
    Answer plain = boxes.type("ccm", "acopc start -g PAIRS");
    assertThat(plain.exitCode()).isEqualTo(6);
    assertThat(plain.output()).contains("ccm4013", "  Succeeded : 1\n  Failed    : 1\n");
    boxes.must("acopc cancel -g PAIRS -p dx1/0x2:dx1/0x3");
    Answer xml = boxes.type("ccm", "acopc start -g PAIRS -xml");
    assertThat(xml.exitCode()).isEqualTo(6);
    assertThat(xml.output())
        .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Response>\n")
        .contains(
            "<ReturnCode>6</ReturnCode>",
            "<Message></Message>",
            "<ResultList>",
            "<Object>dx1/0x0:dx1/0x1</Object>",
            "<Status>Failed</Status>",
            "<Message>ccm4013 A copy session exists already.</Message>",
            "<Object>dx1/0x2:dx1/0x3</Object>",
            "<Status>Succeeded</Status>",
            "&#13;\n# From:BoxID=")
        .endsWith("</Response>\n");
  }

  @Test
  void aCommandThatIsWrongAsAWholeSaysSoInItsDocument() {
    assertThat(boxes.type("ccm", "acopc start -g NIL -xml").output())
        .contains("<ReturnCode>2</ReturnCode>", "<Message>ccm3001 ")
        .doesNotContain("ResultList");
    assertThat(boxes.type("ccm", "acec query -g EC -xml").output())
        .contains("<ReturnCode>0</ReturnCode>", "<PairList>", "<Direction>===</Direction>");
  }

  record Row(String id, String before, String command, int exit, String source) {}

  static List<Row> rows() throws IOException {
    return Files.readAllLines(Path.of("test-fixtures/eternus/ccm.csv")).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\\|", -1))
        .map(
            f ->
                new Row(
                    f[0].strip(),
                    f[1].strip(),
                    f[2].strip(),
                    Integer.parseInt(f[3].strip()),
                    f[4].strip()))
        .toList();
  }

  @Test
  void everyIdOfTheFileHasItsRow() throws IOException {
    Matcher id =
        Pattern.compile("<message id=\"(ccm[0-9]{4})\"")
            .matcher(Files.readString(Path.of("provider-config/eternus/ccm.xml")));
    Set<String> there = new TreeSet<>();
    while (id.find()) {
      there.add(id.group(1));
    }
    assertThat(rows()).extracting(Row::id).containsAll(there);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aCommandIsAnsweredWithItsIdAndExitStatusPlainAndAsADocument(Row row) throws Exception {
    prepare(row);
    Answer plain = boxes.type("ccm", row.command());
    assertThat(plain.exitCode()).as(plain.output()).isEqualTo(row.exit());
    if (row.id().equals("-")) {
      assertThat(plain.output()).doesNotContain("ccm");
    } else {
      assertThat(plain.output()).containsPattern("(?m)^" + row.id() + " ");
    }
    undo();
    boxes.fresh();
    prepare(row);
    Answer answer = boxes.type("ccm", row.command() + " -xml");
    assertThat(answer.exitCode()).as(answer.output()).isEqualTo(row.exit());
    Element root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(answer.output())))
            .getDocumentElement();
    assertThat(root.getTagName()).isEqualTo("Response");
    assertThat(root.getElementsByTagName("ReturnCode").item(0).getTextContent())
        .isEqualTo(String.valueOf(row.exit()));
    if (row.id().equals("-")) {
      assertThat(answer.output()).doesNotContain("ccm");
    } else {
      assertThat(root.getTextContent()).contains(row.id() + " ");
    }
    undo();
  }

  private static void prepare(Row row) {
    for (String step : row.before().isEmpty() ? new String[0] : row.before().split(" *; *", -1)) {
      boxes.must(step);
    }
  }

  /** What {@link EternusBoxes#fresh} does not take back. */
  private static void undo() {
    for (String line :
        List.of(
            "acgroup delete -g NEW -a",
            "acgroup delete -g EMPTY -a",
            "acpair delete -g OPC -p dx1/0x5:dx1/0x6",
            "acsnap cancel -estimate -v dx1/0x2",
            "acinhibit unset -v dx1/0x1",
            "acinhibit unset -v dx1/0x9")) {
      boxes.type("ccm", line);
    }
  }

  @Test
  void aProtectedVolumeIsNoDestination() {
    boxes.must("acinhibit set -v dx1/0x1");
    assertThat(boxes.type("ccm", "acinq lv -a dx1 -l").output())
        .containsPattern("0x1 +t +1024M +Open +0x0 +- +- +Yes\n")
        .containsPattern("0x0 +s +1024M +Open +0x0 +- +- +-\n");
    assertThat(boxes.type("ccm", "acopc start -g OPC").output()).contains("ccm4001");
    boxes.must("acinhibit unset -v dx1/0x1");
    boxes.must("acopc start -g OPC");
  }

  @Test
  void accopyQueryTellsLocalFromRemoteAndTakesABoxId() {
    boxes.must("acec start -g REC");
    boxes.must("acopc start -g QUICK");
    assertThat(boxes.type("ccm", "accopy query -a dx1 -type local").output())
        .contains("QuickOPC")
        .doesNotContain("REC");
    assertThat(boxes.type("ccm", "accopy query -a dx1 -type remote").output())
        .contains("REC")
        .doesNotContain("QuickOPC");
    assertThat(boxes.type("ccm", "accopy query -a dx1 -type odx").output()).doesNotContain("dx1/");
    assertThat(boxes.type("ccm", "accopy query -a dx1 -sa dx1 -ta " + boxId(1)).output())
        .contains("dx1/0x0", "dx2/0x0", "\"REC Executing\"");
  }

  @Test
  void everyCommandTellsOfItself() {
    String help = boxes.type("ccm", "help").output();
    assertThat(help)
        .contains(
            "acgroup create",
            "acpair set",
            "acopc start",
            "acopc cancel",
            "acopc query",
            "acec start",
            "acec suspend",
            "acec resume",
            "acec reverse",
            "acec change",
            "acec cancel",
            "acec query",
            "acsnap start",
            "acsnap cancel",
            "acsnap query",
            "accopy query",
            "acinq lv",
            "acinhibit set",
            "acinhibit unset");
    Answer one = boxes.type("ccm", "acopc start -h");
    assertThat(one.exitCode()).isZero();
    assertThat(one.output())
        .startsWith(
            "acopc start -g GROUP [-p PAIR] [-diff | -auto | -r] | -g GROUP -concur"
                + " [-diff | -auto] [-xml]\n")
        .doesNotContain("acopc cancel");
  }

  @Test
  void aCommandByItselfTellsOfAllItsSubcommands() {
    Answer family = boxes.type("ccm", "acec -h");
    assertThat(family.exitCode()).isZero();
    assertThat(family.output())
        .contains("acec start", "acec change", "acec query")
        .doesNotContain("acopc");
    assertThat(boxes.type("ccm", "acfoo -h").output()).startsWith("ccm2001 ");
  }

  @Test
  void aMonitorSessionMeasuresHowMuchOfAVolumeIsUpdatedWithoutADestination() {
    Answer none = boxes.type("ccm", "acsnap query -estimate -v dx1/0x0");
    assertThat(none.output()).startsWith("ccm4012 ");
    Answer start = boxes.type("ccm", "acsnap start -estimate -v dx1/0x0");
    assertThat(start.exitCode()).as(start.output()).isZero();
    assertThat(start.output())
        .contains("dx1/0x0\n# DATE : ", " - << SnapOPC+ Estimation Started >>\n# From:BoxID=");
    assertThat(boxes.type("ccm", "acsnap start -estimate -v dx1/0x0").output())
        .startsWith("ccm4013 ");
    boxes.must("write s 3");
    boxes.must("write s 4");
    boxes.must("write s 3");
    boxes.must("write t 7");
    assertThat(boxes.type("ccm", "acsnap query -estimate -v dx1/0x0 -xml").output())
        .contains("<Volume>dx1/0x0</Volume>", "<UpdatedBlock>256</UpdatedBlock>");
    assertThat(boxes.type("ccm", "accopy query -a dx1 -type local").output())
        .containsPattern("0xc0000 +Estimation +dx1/0x0 +---- .* 256\n");
    assertThat(boxes.type("ccm", "accopy query -a dx1 -type remote").output())
        .doesNotContain("Estimation");
    boxes.must("acsnap start -g PLUS -p dx1/0x0:dx1/0x1");
    boxes.must("acsnap cancel -estimate -v dx1/0x0");
    assertThat(boxes.type("ccm", "acsnap cancel -estimate -v dx1/0x0 -xml").output())
        .contains("<ReturnCode>2</ReturnCode>", "<Message>ccm4012 ");
  }

  @Test
  void aQueryOfRecTellsItsModesInADocumentToo() {
    boxes.must("acec start -g REC -transfer stack -recovery manual");
    assertThat(boxes.type("ccm", "acec query -g REC -xml").output())
        .contains(
            "<TransferMode>Stack</TransferMode>",
            "<RecoveryMode>Manual</RecoveryMode>",
            "<SplitMode>Manual</SplitMode>");
    boxes.must("acec start -g EC");
    assertThat(boxes.type("ccm", "acec query -g EC -xml").output()).doesNotContain("TransferMode");
  }

  @Test
  void theLinesFromAndToShowWhichWayDataRuns() {
    assertThat(boxes.act("acopc start -g QUICK"))
        .containsPattern("From:.*Olu=0/[^\n]*\n# To  :.*Olu=1/");
    assertThat(boxes.act("acopc start -g QUICK -r"))
        .containsPattern("From:.*Olu=1/[^\n]*\n# To  :.*Olu=0/");
    boxes.fresh();
    boxes.must("acec start -g EC");
    boxes.pass(60);
    boxes.must("acec suspend -g EC");
    assertThat(boxes.act("acec reverse -g EC")).containsPattern("From:.*Olu=1/");
    assertThat(boxes.act("acec cancel -g EC")).containsPattern("From:.*Olu=1/");
  }
}
