package io.mooring.run;

/** Which version of the service this is, as scripts and {@code --version} say it. */
public interface ProductVersion {
    String version();
}
