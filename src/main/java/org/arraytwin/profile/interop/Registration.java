package org.arraytwin.profile.interop;

import org.jspecify.annotations.Nullable;

/**
 * One profile that is implemented, as it is registered.
 *
 * @param organization who publishes it
 * @param name RegisteredName, spelt exactly as published
 * @param version RegisteredVersion, three numbers
 * @param kind how it is registered
 * @param whole the profile that this one is a part of, or null
 */
public record Registration(
    Organization organization,
    String name,
    String version,
    Kind kind,
    @Nullable Registration whole) {
  /** How a profile is registered. */
  public enum Kind {
    /** No profile, but a suite of them; its organization's autonomous profiles conform to it. */
    SPECIFICATION,
    /** One that can stand alone. */
    AUTONOMOUS,
    /** A part, registered as any other profile (CIM_ReferencedProfile). */
    COMPONENT,
    /** A part, registered as SMI-S did it at first (CIM_SubProfileRequiresProfile). */
    SUBPROFILE
  }

  public Registration {
    boolean part = kind == Kind.COMPONENT || kind == Kind.SUBPROFILE;
    if (part != (whole != null)) {
      throw new IllegalArgumentException(
          name + " is " + kind + (part ? " of nothing" : ", yet a part"));
    }
  }

  public static Registration specification(Organization by, String name, String version) {
    return new Registration(by, name, version, Kind.SPECIFICATION, null);
  }

  public static Registration autonomous(Organization by, String name, String version) {
    return new Registration(by, name, version, Kind.AUTONOMOUS, null);
  }

  /** A part of this profile, of the same organization. */
  public Registration component(String partName, String partVersion) {
    return new Registration(organization, partName, partVersion, Kind.COMPONENT, this);
  }

  /** A part of this profile, of the same organization. */
  public Registration subprofile(String partName, String partVersion) {
    return new Registration(organization, partName, partVersion, Kind.SUBPROFILE, this);
  }

  /** The key of its registration, for example {@code SNIA:Array:1.4.0}. */
  public String instanceId() {
    return organization + ":" + name + ":" + version;
  }
}
