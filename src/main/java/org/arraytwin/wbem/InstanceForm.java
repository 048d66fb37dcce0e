package org.arraytwin.wbem;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimProperty;
import org.arraytwin.cim.Names;
import org.jspecify.annotations.Nullable;

/**
 * How much of an instance is asked for.
 *
 * @param classOrigin IncludeClassOrigin
 * @param properties the folded names of the PropertyList, or null for all; names that the class
 *     lacks are ignored
 */
public record InstanceForm(boolean classOrigin, @Nullable Set<String> properties) {
  /** Everything, without class origins. */
  public static final InstanceForm ALL = new InstanceForm(false, null);

  /** A form of the names as clients spell them; null stands for all. */
  public static InstanceForm of(boolean classOrigin, @Nullable Collection<String> propertyList) {
    if (propertyList == null) {
      return classOrigin ? new InstanceForm(true, null) : ALL;
    }
    Set<String> folded = new HashSet<>();
    propertyList.forEach(name -> folded.add(Names.fold(name)));
    return new InstanceForm(classOrigin, Set.copyOf(folded));
  }

  /** Only what that class has too: DeepInheritance=false of EnumerateInstances. */
  public InstanceForm limitedTo(CimClass cimClass) {
    Set<String> limited = new HashSet<>();
    for (CimProperty p : cimClass.properties()) {
      String name = Names.fold(p.name());
      if (properties == null || properties.contains(name)) {
        limited.add(name);
      }
    }
    return new InstanceForm(classOrigin, Set.copyOf(limited));
  }
}
