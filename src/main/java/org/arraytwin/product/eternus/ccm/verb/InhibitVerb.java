package org.arraytwin.product.eternus.ccm.verb;

import java.util.List;
import org.arraytwin.product.eternus.ccm.call.Call;
import org.arraytwin.product.eternus.ccm.call.CcmException;
import org.arraytwin.product.eternus.ccm.call.Syntax;
import org.arraytwin.product.eternus.ccm.call.Trouble;
import org.arraytwin.product.eternus.ccm.call.VolumeRef;

/**
 * {@code acinhibit set} and {@code acinhibit unset}: whether a volume may be a destination.
 *
 * @param on whether it is protected from then on
 */
public record InhibitVerb(boolean on) implements Verb {
  @Override
  public String name() {
    return on ? "acinhibit set" : "acinhibit unset";
  }

  @Override
  public Syntax syntax() {
    return new Syntax(
        "-v VOLUME",
        on ? "Protects a volume from being copied to." : "Lets a volume be copied to again.",
        List.of("-v"),
        List.of(),
        List.of("-v"),
        List.of());
  }

  @Override
  public void run(Call call) {
    String text = call.arguments().needed("-v");
    VolumeRef volume = VolumeRef.parse(text);
    if (volume == null) {
      throw new CcmException(Trouble.WRONG_VALUE, "-v", text, "ARRAY/0xN");
    }
    call.volume(volume);
    call.store().inhibit(volume, on);
    call.response().line("Successful completion.");
  }
}
