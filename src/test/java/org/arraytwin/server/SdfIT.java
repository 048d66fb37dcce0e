package org.arraytwin.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.arraytwin.profile.CommandLine.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command language: what may be left out, and what is answered to what cannot be meant. */
class SdfIT {
  private final Mainframe host = new Mainframe();

  @AfterEach
  void stop() {
    host.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/START-CLONE-SESSION UNIT=5403,CLONE-UNIT=5500,CLONE-TYPE=*EC",
        "start-clone-session unit=5403 , clone-unit=( 5500 )  ,  clone-type=ec",
        "/START-CLONE UNIT=*BY-VOLUME(VOLUME=PUBB00),CLONE-U=5500,CLONE-T=E",
        "/STA-CL-SES 5403,5500,*EC",
        "/START-CLONE-SESSION CLONE-TYPE=*EC,CLONE-UNIT=5500,UNIT=*BY-PUBSET(B)",
        "/START-CLONE-SESSION *BY-STOR(4601053001,LOG=3),5500,EC,,",
        "/START-CLONE-SESSION '5403',5500,*EC",
      })
  void theSameIsMeant(String line) {
    host.good(line);
    assertThat(host.copyStatus("5403", "5500")).isEqualTo("NOT-READY");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/MAKE-COFFEE | COMMAND MAKE-COFFEE IS NOT KNOWN",
        "/S 5403 | IS AMBIGUOUS",
        "/START-CLONE-SESSION | OPERAND UNIT MUST BE GIVEN",
        "/START-CLONE-SESSION 5403 | OPERAND CLONE-UNIT MUST BE GIVEN",
        "/START-CLONE-SESSION UNIT=5403,UNIT=5403 | GIVEN TWICE",
        "/START-CLONE-SESSION 5403,5500,SPEED=9 | OPERAND SPEED IS NOT KNOWN",
        "/START-CLONE-SESSION 5403,5500,*EC,*NO,6 | TOO MANY OPERANDS AT '6'",
        "/START-CLONE-SESSION 5403,5500,*PAPER | IS NO VALUE OF CLONE-TYPE",
        "/START-CLONE-SESSION 540,5500 | IS NO VALUE OF UNIT",
        "/START-CLONE-SESSION 5403,(5500 | ')' EXPECTED",
        "/START-CLONE-SESSION *BY-PUBSET(PUBSET=TOOLONG),5500 | IS NO VALUE OF PUBSET",
        "/START-CLONE-SESSION 5403,'5500 | A CLOSING QUOTE EXPECTED",
        "/((((((((((( | SYNTAX ERROR",
        "/EXIT-JOB NOW | TOO MANY OPERANDS",
      })
  void whatCannotBeMeantIsASyntaxErrorOfItsPlace(String line, String told) {
    Answer answer = host.type(line);
    assertThat(answer.output()).contains("% CMD0202 SYNTAX ERROR", told.strip());
    assertThat(answer.exitCode()).as("subcode 1 of a syntax error").isOne();
  }

  @Test
  void whatIsNotThereIsNamedWithWhatIs() {
    assertThat(host.rejected("/START-CLONE-SESSION 5499,5500", "NDE1901")).contains("5403");
    host.rejected("/START-CLONE-SESSION *BY-VOLUME(NIL.00),5500", "NDE1902");
    host.rejected("/START-CLONE-SESSION *BY-PUBSET(NIL),5500", "NDE1903");
    assertThat(host.rejected("/START-CLONE-SESSION *BY-STORAGE(999,1),5500", "NDE1904"))
        .contains("4601053001, 4601053002");
    host.rejected("/START-CLONE-SESSION *BY-STORAGE(001,99),5500", "NDE1905");
    host.rejected("/HELP-MSG-INFORMATION XYZ0000", "CMD1901");
  }

  @Test
  void helpIsAskedForByAQuestionMarkOrByName() {
    assertThat(host.good("?")).contains("/START-CLONE-SESSION ", "/EXIT-JOB");
    assertThat(host.good("/HELP-SDF")).isEqualTo(host.good("/?"));
    assertThat(host.good("/START-CLONE?"))
        .contains("CLONE-TYPE = *STD / *QUICKOPC / *EC")
        .isEqualTo(host.good("/HELP-SDF START-CLONE"));
    assertThat(host.good("/HELP-MSG NDE1015")).contains("NOT DEFINED");
    assertThat(host.type("/EXIT-JOB").closes()).isTrue();
    assertThat(host.type("/").output()).isEmpty();
  }
}
