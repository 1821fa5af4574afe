<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.40.6-Bratislava" styleCategories="Symbology">
  <pipe-data-defined-properties>
    <Option type="Map">
      <Option type="QString" name="name" value=""/>
      <Option name="properties"/>
      <Option type="QString" name="type" value="collection"/>
    </Option>
  </pipe-data-defined-properties>
  <pipe>
    <provider>
      <resampling enabled="false" zoomedOutResamplingMethod="nearestNeighbour" maxOversampling="2" zoomedInResamplingMethod="nearestNeighbour"/>
    </provider>
    <rasterrenderer opacity="1" band="1" nodataColor="" type="singlebandpseudocolor" classificationMin="-0.2" classificationMax="0.9" alphaBand="-1">
      <minMaxOrigin>
        <limits>None</limits>
        <extent>WholeRaster</extent>
        <statAccuracy>Estimated</statAccuracy>
        <cumulativeCutLower>0.02</cumulativeCutLower>
        <cumulativeCutUpper>0.98</cumulativeCutUpper>
        <stdDevFactor>2</stdDevFactor>
      </minMaxOrigin>
      <rastershader>
        <colorrampshader labelPrecision="6" clip="0" maximumValue="0.90000000000000002" minimumValue="-0.20000000000000001" colorRampType="INTERPOLATED" classificationMode="1">
          <colorramp type="gradient" name="[source]">
            <Option type="Map">
              <Option type="QString" name="color1" value="107,74,43,255,rgb:0.41960784313725491,0.29019607843137257,0.16862745098039217,1"/>
              <Option type="QString" name="color2" value="11,79,39,255,rgb:0.04313725490196078,0.30980392156862746,0.15294117647058825,1"/>
              <Option type="QString" name="direction" value="ccw"/>
              <Option type="QString" name="discrete" value="0"/>
              <Option type="QString" name="rampType" value="gradient"/>
              <Option type="QString" name="spec" value="rgb"/>
              <Option type="QString" name="stops" value="0.181818;169,121,63,255,rgb:0.66274509803921566,0.47450980392156861,0.24705882352941178,1;rgb;ccw:0.318182;220,194,122,255,rgb:0.86274509803921573,0.76078431372549016,0.47843137254901963,1;rgb;ccw:0.454545;244,240,168,255,rgb:0.95686274509803926,0.94117647058823528,0.6588235294117647,1;rgb;ccw:0.590909;184,217,107,255,rgb:0.72156862745098038,0.85098039215686272,0.41960784313725491,1;rgb;ccw:0.727273;111,182,74,255,rgb:0.43529411764705883,0.71372549019607845,0.29019607843137257,1;rgb;ccw:0.863636;47,139,58,255,rgb:0.18431372549019609,0.54509803921568623,0.22745098039215686,1;rgb;ccw"/>
            </Option>
          </colorramp>
          <item label="-0.2" color="#6b4a2b" alpha="255" value="-0.2"/>
          <item label="0" color="#a9793f" alpha="255" value="0"/>
          <item label="0.15" color="#dcc27a" alpha="255" value="0.15"/>
          <item label="0.3" color="#f4f0a8" alpha="255" value="0.3"/>
          <item label="0.45" color="#b8d96b" alpha="255" value="0.45"/>
          <item label="0.6" color="#6fb64a" alpha="255" value="0.6"/>
          <item label="0.75" color="#2f8b3a" alpha="255" value="0.75"/>
          <item label="0.9" color="#0b4f27" alpha="255" value="0.9"/>
          <rampLegendSettings prefix="" suffix="" minimumLabel="" direction="0" useContinuousLegend="1" maximumLabel="" orientation="2">
            <numericFormat id="basic">
              <Option type="Map">
                <Option type="invalid" name="decimal_separator"/>
                <Option type="int" name="decimals" value="6"/>
                <Option type="int" name="rounding_type" value="0"/>
                <Option type="bool" name="show_plus" value="false"/>
                <Option type="bool" name="show_thousand_separator" value="true"/>
                <Option type="bool" name="show_trailing_zeros" value="false"/>
                <Option type="invalid" name="thousand_separator"/>
              </Option>
            </numericFormat>
          </rampLegendSettings>
        </colorrampshader>
      </rastershader>
    </rasterrenderer>
    <brightnesscontrast contrast="0" gamma="1" brightness="0"/>
    <huesaturation colorizeOn="0" colorizeRed="255" colorizeStrength="100" colorizeGreen="128" saturation="0" grayscaleMode="0" invertColors="0" colorizeBlue="128"/>
    <rasterresampler maxOversampling="2"/>
    <resamplingStage>resamplingFilter</resamplingStage>
  </pipe>
  <blendMode>0</blendMode>
</qgis>
