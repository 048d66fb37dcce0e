package org.arraytwin.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Three sites through a failover to each target. */
class SldDemoIT {
  @Test
  void eachTargetTakesOverAndHandsBackAndTheOtherPairStandsBy() throws Exception {
    StringWriter out = new StringWriter();
    Path home = Path.of("").toAbsolutePath();
    assertThat(Demos.run("sld", home, null, new PrintWriter(out, true)))
        .as(() -> out.toString())
        .isZero();
    assertThat(out.toString())
        .contains("25 checks, 0 mismatches", "Secondary/Backup        paris    2/2/3");
  }
}
